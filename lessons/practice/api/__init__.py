"""OpenAI's protocol: what is asked, how it is refused, and how an answer is sent."""
