"""The practice model: an OpenAI-compatible provider that needs no key."""
