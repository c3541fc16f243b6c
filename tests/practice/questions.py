"""Questions that learners ask, and others that people ask of any bot."""

# A question, and where its answer may come from: a lesson, or those of its steps
# that have a word in their title.
ANSWERED = {
    # Chat message
    "what does st.chat_message do": "chat_message",
    "What does st.chat_message return?": "chat_message",
    "What does st.chat_message() give back?": "chat_message",
    "how do i make a chat bubble": "chat_message",
    "how do i change the avatar": "chat_message:avatars chat_message:Recap",
    "can i use an emoji as avatar?": "chat_message:avatars",
    "how can I use my own picture for the bot": "chat_message:avatars",
    "how do I put a chart in a message": "chat_message:fits",
    "can a message hold a table?": "chat_message:fits",
    "why is the answer inside the question's bubble": "chat_message:inside",
    "what happens if the name is empty?": "chat_message:empty",
    "how do i show code in a chat message?": "chat_message",
    "what do screen readers say": "chat_message:avatars chat_message:empty",
    # Chat input
    "what does chat_input return": "chat_input:returns chat_input:Recap",
    "what does st.chat_input() return?": "chat_input:returns chat_input:Recap",
    "why is prompt None?": "chat_input:returns",
    "How do I limit the length of a message": "chat_input:limit",
    "what is max_chars": "chat_input:limit",
    "how to set the placeholder text": "chat_input:Placeholder",
    "how do i keep the input at the bottom": "chat_input:Pinned chat_input:Recap",
    "why is the input box not at the bottom": "chat_input:Pinned echo_bot:above",
    "DuplicateElementId": "chat_input:alike",
    "StreamlitDuplicateElementId: There are multiple `chat_input` elements with the "
    "same auto-generated ID.": "chat_input:alike",
    "can i have two chat inputs?": "chat_input:alike chat_input:Pinned",
    "why do my messages disappear?": "chat_input:vanishes history echo_bot:forgotten",
    "why does the first message vanish when i send another one": (
        "chat_input:vanishes history echo_bot:forgotten"
    ),
    "why does my script run again": "chat_input:returns history",
    "when does streamlit rerun the script?": "chat_input:returns history",
    # History
    "what is session_state": "history:Session",
    "how do i use st.session_state": "history",
    "how can i keep the messages between reruns": "history",
    "is session state shared between browser tabs?": "history:Session",
    "what's a role": "history:Role",
    "how do i draw the old messages again": "history:Replay echo_bot:loop",
    "how to delete all messages": "history:Clear",
    "what does on_click do": "history:Clear",
    "why does on_click=clear have no parentheses?": "history:Clear",
    "why is my list always empty?": "history:plain history:resetting",
    "what does := mean": "history:plain",
    'AttributeError: st.session_state has no attribute "messages". Did you forget to '
    "initialize it?": "history echo_bot",
    "why does the bot forget evrything": "history echo_bot:forgotten chatgpt_clone",
    # Echo bot
    "how do i build an echo bot?": "echo_bot streaming:echo",
    "what is the loop of a chat app?": "echo_bot",
    "why are the bot's answers not saved": "echo_bot:forgotten echo_bot:loop",
    "what is streamlit-extras?": "echo_bot:extras echo_bot:Recap",
    "how do i install streamlit extras": "echo_bot:extras",
    "what does add_message() do": "echo_bot:extras",
    "why does it show the word response instead of the answer": "echo_bot:word",
    "why is the input above the new messages": "echo_bot:above",
    # Streaming
    "what is a generator?": "streaming:generator streaming:Recap",
    "what does yield do": "streaming:generator streaming:Recap",
    "what does write_stream return": "streaming:write_stream streaming:Recap",
    "how do i stream an answer word by word": "streaming chatgpt_clone:streamed",
    "how can i make the answer look as if typed": "streaming:write_stream",
    "why are my line breaks gone": "streaming:breaks",
    'What is the difference between split() and split(" ")?': "streaming:breaks",
    "NameError: name 'time' is not defined": "streaming:import",
    "what happens when i send a message while the answer is still coming": (
        "streaming:streamed streaming:Recap provider_fails:arrived"
    ),
    "what does time.sleep do": "streaming",
    # ChatGPT clone
    "where do i put my api key": "chatgpt_clone:secrets",
    "what is st.secrets?": "chatgpt_clone:secrets",
    "what is secrets.toml": "chatgpt_clone:secrets chatgpt_clone:code "
    "chatgpt_clone:Recap",
    "i put my key on github, what now?": "chatgpt_clone:code",
    "do i need an openai key": "chatgpt_clone:secrets",
    "what does stream=True do": "chatgpt_clone:streamed",
    "why does the model not know what i said before?": (
        "chatgpt_clone:app chatgpt_clone:last chatgpt_clone:Recap"
    ),
    "do I have to send the whole history each time": "chatgpt_clone",
    "what is choices[0]": "chatgpt_clone:call",
    "how do i choose the model": "chatgpt_clone",
    "what is OpenAIError": "chatgpt_clone:fails chatgpt_clone:Recap",
    "how do I add a system prompt?": "chatgpt_clone:Recap",
    # When it fails
    "what should i do when the provider fails": "chatgpt_clone:fails provider_fails",
    "how do i set a timeout": "provider_fails:timeout",
    "what is max_retries": "provider_fails",
    "what's a RateLimitError": "provider_fails:order provider_fails:general",
    "openai.AuthenticationError": "provider_fails:order",
    "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your "
    "current quota', 'type': 'insufficient_quota', 'param': None}}": (
        "provider_fails:order provider_fails:general"
    ),
    "APITimeoutError": "provider_fails:timeout provider_fails:order",
    "how many times does the client retry?": "provider_fails:Retries",
    "how do i keep half an answer when the stream breaks": "provider_fails:arrived",
    "what is the difference between responses and chat completions?": (
        "provider_fails:ways"
    ),
    "why is `except Exception: pass` bad": "provider_fails:swallowed",
    "in which order do i catch exceptions": "provider_fails:order provider_fails:Recap"
    " provider_fails:general",
    "how do i add a try again button": "provider_fails:straight",
    "what does st.stop() do": "provider_fails:straight",
    "how does st.spinner work": "provider_fails:Retries",
    # All lessons
    "What is the `avatar` parameter for": "chat_message:avatars chat_message:Recap",
    "why does my second message end up inside the first one": "chat_message:inside",
    "when should i write user.write() instead of with": "chat_message:methods",
    "how do i put the chat input in a container": "chat_input:Pinned chat_input:Recap",
    "why do i get None from st.chat_input": "chat_input:returns chat_input:Recap",
    "my two chat inputs give an error, why?": "chat_input:alike",
    "how to reset the chat history with a button": "history:Clear",
    "what does the for loop at the top do": (
        "history:Replay echo_bot streaming:generator"
    ),
    'why is `if "messages" not in st.session_state` needed?': "history echo_bot",
    "how do i pin the input under the messages": (
        "chat_input:Pinned echo_bot:above chat_input:Recap"
    ),
    "how do i save a streamed answer to the history": "streaming",
    "does write_stream work with openai streams?": "chatgpt_clone:streamed",
    "how do i keep my api key secret": (
        "chatgpt_clone:secrets chatgpt_clone:code chatgpt_clone:Recap"
    ),
    "what goes into client.chat.completions.create": (
        "chatgpt_clone provider_fails:ways"
    ),
    "why should i save question and answer together": (
        "chatgpt_clone:fails chatgpt_clone:crooked chatgpt_clone:Recap"
    ),
    "what do i do about openai.RateLimitError: Error code: 429": "provider_fails",
    "is it ok to catch every exception?": "provider_fails",
    "does the model remember earlier messages?": "chatgpt_clone",
    "how do i write into a bubble later?": "chat_message:methods chat_message:Recap",
    "is there a way to set an emoji for the user": "chat_message:avatars",
    "what names does st.chat_message know?": "chat_message",
    "what is the placeholder argument": "chat_input:Placeholder",
    "can the input box be in a column": "chat_input:Pinned",
    "why do both inputs need a key?": "chat_input:alike",
    "what does !r mean": "chat_input:returns streaming:generator",
    "why is st.session_state.messages empty on each run": (
        "history:resetting history:Session"
    ),
    "how do i append a message to the list": "history echo_bot",
    "what does the callback do when i click clear": "history:Clear",
    "why a dictionary with role and content?": "history:Role",
    "how do i replay the chat": "history:Replay history:Recap echo_bot",
    "what does stateful_chat do": "echo_bot:extras echo_bot:Recap",
    "what does st.write_stream() do with a generator": (
        "streaming:write_stream streaming:Recap"
    ),
    "is there a module i have to import for time.sleep": "streaming:import",
    "how do i keep newlines when streaming": "streaming:breaks",
    "can i save the generator in the history": "streaming:place streaming:Recap",
    "what should be in .gitignore": "chatgpt_clone:code",
    "what if someone steals my key": "chatgpt_clone:code chatgpt_clone:secrets",
    "how much of the conversation is sent to the model": "chatgpt_clone",
    "why is there a toggle for a model that does not exist": (
        "chatgpt_clone:fails chatgpt_clone:crooked"
    ),
    "what is completion.choices[0].message.content": "chatgpt_clone:call",
    "whats the default timeout of the openai client": "provider_fails:timeout",
    "why does the client not retry with a wrong key": (
        "provider_fails:Retries provider_fails:order"
    ),
    "how do i show a spinner while waiting": "provider_fails:Retries",
    "what is output_text": "provider_fails:ways",
    "should i put APIError first or last?": (
        "provider_fails:general provider_fails:order provider_fails:Recap"
    ),
}

NOT_ANSWERED = [
    "What is the weather like today?",
    "will it rain tomorrow",
    "what's the capital of france",
    "What is the capital of Peru?",
    "who is the president of the usa?",
    "how old is the universe",
    "what time is it?",
    "what day is today",
    "Write me a poem",
    "write me a poem about the sea",
    "tell me a story",
    "tell me something funny",
    "can you sing?",
    "do you have feelings?",
    "do you love me",
    "Do you store what I say?",
    "do you save my data",
    "how old are you",
    "where do you live?",
    "who made you?",
    "are you married",
    "what is your favourite colour?",
    "do you dream",
    "can you help me with my homework",
    "I need help with my taxes, can you do that?",
    "how do I use pandas?",
    "how do i make a plot with matplotlib",
    "what is numpy",
    "how does django work?",
    "how do i write a react component",
    "what is langchain",
    "what is st.balloons",
    "how do i use st.dataframe?",
    "what does st.file_uploader return?",
    "what does pd.read_csv return",
    "how do i deploy to kubernetes",
    "how do I cook pasta?",
    "how long do I boil an egg",
    "what should I eat tonight",
    "can you recommend a good book?",
    "how do i learn french",
    "translate good morning to spanish",
    "what is love?",
    "what is the meaning of life",
    "who won the game last night",
    "how tall is mount everest?",
    "what is the best phone",
    "how do I lose weight",
    "what is a black hole?",
    "why is the sky blue",
    "how far away is the moon?",
    "what's the price of gold",
    "is there a god",
    "does my wife love me?",
    "why are you so slow",
    "how do I change a tyre",
    "Can you calculate 2+2?",
    "tell me about yourself",
    "what is up?",
    "where is my order",
    "what a lovely day it is",
    "what's your favourite movie?",
    "how do i get to the station",
    "is python better than java?",
    "what is 5 factorial in words",
    "who invented the telephone",
    "how do i center a div",
    "what does git rebase do",
    "how do i install docker",
    "can i use gradio for this?",
    "what is st.map",
    "how do i draw a circle with turtle",
    "when does the shop open",
    "how much money do you make",
    "what's the name of your wife",
    "write an email to my boss",
    "how do i train a neural network",
    "what does a vector database do",
    "how many planets are there",
    "why did the chicken cross the road",
    "what's the answer to everything",
    "how do i send an email with python",
    "which language should i learn first",
    "do you speak german?",
    "are you watching me",
    "how do i get rich",
    "what is the fastest car",
    "who is your creator",
    "how many people live in berlin",
    "can you draw a cat",
    "what's a good name for a dog",
    "how do i fix my bike",
    "please write a song about streams",
    "explain quantum physics",
    "what does sql join do",
    "how do i install windows",
    "is it going to snow",
    "how do i use st.selectbox",
    "what is flask",
    "should I buy bitcoin",
    "why do cats purr",
    "what is the speed of light",
    "where can i watch the game",
    "how do i make a table reservation",
]

# Written when the search was done, to see how it does with what it was not made for.
ANSWERED_UNSEEN = {
    "can i put two elements in one bubble": "chat_message",
    "why do user and assistant look different": "chat_message",
    "what does st.code do": "chat_message:fits chat_message:Recap",
    "how do i know in which run i get the prompt": "chat_input",
    "what happens when the text is longer than max_chars": "chat_input:limit",
    "does pressing a button rerun the script": (
        "chat_input:returns provider_fails:straight history:Clear"
    ),
    "is the session state lost after restart": "history:Session",
    "what shape has a message in the list": "history:Role",
    "why not use if st.button to clear": "history:Clear",
    "difference between append and +=": "history:Role",
    "what's the order of the echo bot loop": "echo_bot",
    "how do i make a container for the messages": "echo_bot:above chat_input:Pinned",
    "how can a function hand out one value after another": "streaming:generator",
    "how to save what st.write_stream returns": "streaming",
    "why does split remove my paragraphs": "streaming:breaks",
    "do models have a memory": "chatgpt_clone",
    "should i commit secrets.toml to git": (
        "chatgpt_clone:code chatgpt_clone:secrets chatgpt_clone:Recap"
    ),
    "why does an unanswered question stay in the history": (
        "chatgpt_clone:crooked provider_fails:straight"
    ),
    "what raises an APIConnectionError": "provider_fails:order",
    "how can i turn off retries": "provider_fails",
    "which exceptions come last": (
        "provider_fails:order provider_fails:Recap provider_fails:general"
    ),
}

NOT_ANSWERED_UNSEEN = [
    "what did you have for breakfast",
    "how do i use tensorflow",
    "what is a monad",
    "how many legs has a spider",
    "who painted the mona lisa",
    "is it monday",
    "how do i unlock my phone",
    "what is st.slider",
    "how do i tie a tie",
    "when is easter",
    "can you dance",
    "how do i open a bank account",
    "what's for dinner",
    "which is the biggest country",
    "how do i print in rust",
    "why is my cat sleeping",
    "are you happy",
    "what should I wear",
    "how do i merge two dicts",
    "do you want to play a game",
]

# What a useful answer to a question holds: some words of it, whatever is around them.
QUOTED = {
    "how can i keep the messages between reruns": ["st.session_state", "from run"],
    "why does my chat forget everything?": ["messages = []", "empty"],
    "why does the bot forget evrything": ["saved", "history"],
    "where do i put my api key": [".streamlit/secrets.toml", "OPENAI_API_KEY ="],
    "do i need an openai key": ["need none"],
    "what is the difference between responses and chat completions?": [
        "`input`",
        "output_text",
    ],
    "how do i keep half an answer when the stream breaks": ["append", "add each piece"],
    "What happens if the stream breaks?": ["raises", "add each piece"],
    "how do i save a streamed answer to the history": ["st.write_stream", "returns"],
    "how to delete all messages": ["empty the list", "on_click"],
    "how to reset the chat history with a button": ["empty the list", "on_click"],
    'AttributeError: st.session_state has no attribute "messages". Did you forget to '
    "initialize it?": ["only when there is none"],
    "why does the order of except matter?": ["the first `except` that fits"],
    "Which exception for a wrong key?": ["AuthenticationError"],
    "what is a generator?": ["yield", "pauses"],
    "how do I add a system prompt?": ['"system"', "first in each request"],
    "What is a rerun?": ["script runs again"],
    "how do i set a timeout": ["`timeout`", "ten minutes"],
    "do models have a memory": ["no memory"],
    "why is the answer inside the question's bubble": ["indented", "to the left"],
    'What is the difference between split() and split(" ")?': ["line break"],
    "i put my key on github, what now?": ["revoke"],
    "which exercise is about a parrot that speaks backwards?": ["Turn the echo"],
    "Give me the code of the full app": ["forty lines", "```python"],
}
# What an answer to it must not hold, for it would be about something else.
NOT_QUOTED = {
    "openai.RateLimitError: Error code: 429": "```",
    "Why does my script run again?": "```",
    "how do i save a streamed answer to the history": "letter by letter",
    "Which exception for a wrong key?": "widget",
    "What is Streamlit?": "streamlit-extras",
    "how can i keep the messages between reruns": "put them in a list",
}
