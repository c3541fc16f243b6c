"""What is said of who answers: in their panel, and where they fail to."""

# The panel:
WHO, WHO_WITH_OWN_KEY = "Who answers: {who}", "Who answers: {who}, your key"
NO_AI = "{model}, no AI"
CHOICES = "Who answers?"
# Each choice, and what there is to know of it:
PRACTICE = (
    "The practice model",
    "No key, no cost, no AI. It can fail on demand.",
)
LOCAL = (
    "A model on this computer",
    "What runs beside this app. It needs no key.",
)
SERVER = (
    "This server's provider",
    "Set up by whoever runs this app, at {host}.",
)
OWN = (
    "Your own key",
    "Kept in this session's memory, and sent to {host} alone.",
)
THE_PROVIDER = "the provider"
# What belongs to each:
BEHAVIOUR = "Behaviour"
RUNS_THERE_TOO = ":small[It runs at `{url}` too.]"
EXPORT_SECRETS = (
    ":small[On your own machine it answers too. For a lesson's script, put this in "
    "`.streamlit/secrets.toml` beside it:]"
)
EXPORT_VARIABLES = ":small[For any other script, in the terminal:]"
MODEL, MODEL_AT, MODEL_BY = "Model", "Model at {host}", "{model}, by {server}"
NO_LOCAL_MODEL = ":small[:gray[None answers now, so the practice model does.]]"
KEY, KEY_HELP = "Your key", "Press Enter to use it."
NO_KEY_YET = ":small[:gray[Until you give a key, the practice model answers.]]"
FORGET_KEY, ASK_AGAIN = "Forget the key", "Ask again"

# What is wrong with the settings:
SERVERS_FAULT = "The server's {fault}"
NOT_UTF_8 = "{file} holds a byte that is no UTF-8. Save it as UTF-8."
UNREADABLE = "{file} cannot be read: {reason}. Mend that, or remove it."
NOT_TOML = "{file} is no TOML: mend {line}. Text stands in quotation marks."
ITS_END = "its end"
NO_WHOLE_NUMBER = "{name} is no whole number. Set it to one, such as 100."
NO_KEY = (
    "The key holds a space, or a character that no key has. Copy it again, and nothing "
    "around it."
)
NO_WEB_ADDRESS = (
    "The provider's address is no web address. In OPENAI_BASE_URL, begin it with "
    "http:// or https://."
)

# Why no whole answer came, and what to do:
ON_PURPOSE = (
    "{reason} {model} does this on purpose: choose another behaviour under *Who "
    "answers*."
)
LIMIT_REACHED = "{said} Choose who does under *Who answers*."
NOT_OFFERED = "This server offers no such model. Choose one under *Who answers*."
KEY_REFUSED = "The provider refused the key. Check it, or use another."
NO_CREDIT = (
    "The key's credit is used up. Add to it at the provider, or let the practice model "
    "answer."
)
SERVERS_KEY_REFUSED = "The provider refused this server's key."
SERVER_HAS_NO_CREDIT = "The credit of this server's key is used up."
# A visitor cannot.
WHO_CAN_MEND_IT = (
    "Whoever runs this server can mend that. Until then, let the practice model "
    "answer, or use a key of your own."
)
BUSY = "The provider is busy. Wait a moment, then try again."
NO_SUCH_MODEL = "The provider has no such model. Choose one under *Who answers*."
TOO_SLOW = "The provider took too long. Try again."
NO_CONNECTION = "The connection failed. Check the network, then try again."
ITS_FAULT = "The provider has a fault of its own. Try again later."
NOT_TAKEN = "The provider did not take the request: {said}"
CANNOT_BE_READ = "The provider sent something that cannot be read. Try again."
NOT_THE_API = (
    "What is at its address does not answer as OpenAI's API does. Most such addresses "
    "end in `/v1`: check OPENAI_BASE_URL."
)
NOTHING_THERE = (
    "At the provider's address nothing answers. Most such addresses end in `/v1`: "
    "check OPENAI_BASE_URL."
)
NO_RESPONSES = (
    "The provider lacks the Responses interface. Ask it with "
    "`client.chat.completions.create`, or let the practice model answer."
)

# Why the server's key is not used for a request:
ASKED_TOO_OFTEN = (
    "{who} asked as often as this server's key may be used in a {span}: {most:,} "
    "times. Ask again in {rest}, or let the practice model answer."
)
YOU_HAVE, EVERYONE_HAS = "You have", "Everyone here together has"
MINUTE, DAY = "minute", "day"
SECONDS, HOURS = "{count} seconds", "{count} hours"
TOO_LONG = (
    "Your messages together are longer than this server's key may be used for: "
    "{most:,} characters. Begin a new conversation, or let the practice model answer."
)
NO_KEY_TO_SEND = "This server has no key that can be sent."
NOT_JSON = "We could not parse the JSON body of your request."
ONE_ANSWER = "This server's key is for one answer a request."
