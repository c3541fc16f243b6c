"""The panel in which a learner chooses who answers."""

import functools
import secrets

import streamlit as st
from openai import OpenAIError

from lessons.address import app_address
from lessons.live import WhoAnswers, forget_keys
from lessons.plain_text import plain
from lessons.practice.api.server import PRACTICE_KEY
from lessons.provider import local_models, settings
from lessons.provider.budget import SessionBudget
from lessons.provider.failure import explain
from lessons.provider.provider import (
    Provider,
    list_models,
    own_provider,
    practice_provider,
    server_provider,
)

PRACTICE, LOCAL = "The practice model", "A model on this computer"
SERVER, OWN = "This server's provider", "Your own key"
# Where the choices are kept, in the page's session state.
KIND, BEHAVIOUR, OWN_KEY, OWN_MODEL, SERVER_MODEL, LOCAL_MODEL = (
    "provider_kind",
    "provider_behaviour",
    "provider_own_key",
    "provider_own_model",
    "provider_server_model",
    "provider_local_model",
)
MODELS = "provider_models"
VISITOR, BUDGET = "provider_visitor", "provider_budget"
# A lesson's script asks for its model's name once, and keeps it there.
KEPT_MODEL = "openai_model"
# Far more than any key has; what is longer would be refused as a header.
LONGEST_KEY = 1_000


def provider_panel() -> WhoAnswers:
    """Draw who answers, and a way to change it.

    Returns:
        The provider that is chosen now, as a pane needs it.
    """
    provider = chosen_provider()
    is_own = st.session_state.get(KIND) == OWN and not provider.is_practice
    label = f"Who answers: {provider.who}{', your key' if is_own else ''}"
    with st.popover(label, icon=":material/forum:", key="provider_panel"):
        _draw_choices(provider)
    chosen = chosen_provider()
    return WhoAnswers(
        chosen.secrets(),
        chosen.keys,
        explain=functools.partial(explain, provider=chosen),
        kept_in=[KEPT_MODEL],
    )


def chosen_provider() -> Provider:
    """Return the provider that this session has chosen, here or on another page."""
    chosen = st.session_state
    own = _own_provider()
    if own and not own.fault and chosen.get(KIND) == OWN:
        return own
    local = _local_models() if chosen.get(KIND) == LOCAL else {}
    if local:
        return local.get(chosen.get(LOCAL_MODEL) or "") or next(iter(local.values()))
    server = server_provider(_budget(), chosen.get(SERVER_MODEL) or "")
    if server and chosen.get(KIND) in (SERVER, None):
        return server
    if chosen.get(KIND) == PRACTICE and chosen.get(BEHAVIOUR):
        return practice_provider(_visitor(), chosen[BEHAVIOUR])
    return practice_provider(_visitor())


def _own_provider() -> Provider | None:
    """Return the provider under the learner's own key, if there is one."""
    # Copying often takes a space along.
    key = (st.session_state.get(OWN_KEY) or "").strip()
    return own_provider(key, st.session_state.get(OWN_MODEL) or "") if key else None


def _draw_choices(provider: Provider) -> None:
    if fault := settings.file_fault():
        st.warning(f"The server's {fault}")
    server = server_provider(_budget())
    is_there = {
        LOCAL: _local_models() or st.session_state.get(KIND) == LOCAL,
        SERVER: server,
    }
    kinds = [k for k in (PRACTICE, LOCAL, SERVER, OWN) if is_there.get(k, True)]
    kind = st.radio(
        "Who answers?",
        kinds,
        index=kinds.index(SERVER if provider.servers_key else PRACTICE),
        captions=[_caption(kind) for kind in kinds],
        key=KIND,
        persist_state="session",
    )
    if kind == PRACTICE:
        models = _models(practice_provider(_visitor()))
        st.selectbox(
            "Behaviour",
            list(models),
            format_func=lambda model: f"{model}: {models[model]}",
            key=BEHAVIOUR,
            persist_state="session",
        )
        _draw_export()
        for found in local_models.local_servers():
            if found.name == local_models.THE_PRACTICE_MODEL:
                st.markdown(f":small[It runs at `{found.url}` too.]")
    elif kind == LOCAL:
        _draw_local()
    elif server and kind == SERVER:
        _draw_server(server)
    else:
        _draw_own_key()


def _caption(kind: str) -> str:
    host = own_provider("").host
    host = plain(host) if host else "the provider"
    return {
        PRACTICE: "No key, no cost, no AI. It can fail on demand.",
        LOCAL: "What runs beside this app. It needs no key.",
        SERVER: f"Set up by whoever runs this app, at {host}.",
        OWN: f"Kept in this session's memory, and sent to {host} alone.",
    }[kind]


def _draw_local() -> None:
    """Let the learner choose among the models that run on this computer."""
    if models := list(_local_models()):
        st.selectbox("Model", models, key=LOCAL_MODEL, persist_state="session")
    else:
        st.markdown(":small[:gray[None answers now, so the practice model does.]]")


def _local_models() -> dict[str, Provider]:
    """Return what this computer's own models are asked with, by what they are called.

    The practice model may run there too, but that is offered as what it is.
    """
    return {
        f"{model}, by {server.name}": Provider(server.url, model, local_models.KEY)
        for server in local_models.local_servers()
        for model in server.models
        if server.name != local_models.THE_PRACTICE_MODEL
    }


def _draw_server(server: Provider) -> None:
    """Let the learner choose among the models that the server's key may be used for."""
    if server.fault:
        st.error(server.fault)
    st.selectbox(
        f"Model at {plain(server.host)}",
        settings.allowed_models(),
        key=SERVER_MODEL,
        persist_state="session",
    )


def _draw_own_key() -> None:
    st.text_input(
        "Your key",
        type="password",
        key=OWN_KEY,
        persist_state="session",
        autocomplete="off",
        help="Press Enter to use it.",
        max_chars=LONGEST_KEY,
    )
    own = _own_provider()
    if not own:
        st.markdown(":small[:gray[Until you give a key, the practice model answers.]]")
        return
    st.button("Forget the key", icon=":material/delete:", on_click=_forget)
    _draw_models(own_provider(own.api_key), OWN_MODEL)


def _draw_models(provider: Provider, key: str) -> None:
    """Let the learner choose among a provider's models, after the one set up for it.

    That one is offered even if the provider does not list it: not all list all.
    """
    if models := _models(provider):
        names = [provider.model, *sorted(models.keys() - {provider.model})]
        st.selectbox(
            f"Model at {plain(provider.host)}", names, key=key, persist_state="session"
        )


def _draw_export() -> None:
    """Draw how a script on this machine asks the practice model: in two ways."""
    address, key = _practice_for_own_scripts()
    st.markdown(
        ":small[On your own machine it answers too. For a lesson's script, put this "
        "in `.streamlit/secrets.toml` beside it:]"
    )
    st.code(practice_secrets(), language="toml")
    st.markdown(":small[For any other script, in the terminal:]")
    st.code(
        f"export OPENAI_BASE_URL={address}\nexport OPENAI_API_KEY={key}", language=None
    )


def practice_secrets() -> str:
    """Return a `secrets.toml` with which a learner's own script asks this app."""
    address, key = _practice_for_own_scripts()
    return f'OPENAI_BASE_URL = "{address}"\nOPENAI_API_KEY = "{key}"'


def _practice_for_own_scripts() -> tuple[str, str]:
    """Return the address that the server has for them, and this visitor's key."""
    return f"{app_address()}/practice/v1", f"{PRACTICE_KEY}-{_visitor()}"


def _budget() -> SessionBudget:
    """Return what this session may ask the server's provider for."""
    if BUDGET not in st.session_state:
        st.session_state[BUDGET] = SessionBudget()
    budget: SessionBudget = st.session_state[BUDGET]
    return budget


def _visitor() -> str:
    """Return a name for this session, to ask the practice model under."""
    return str(st.session_state.setdefault(VISITOR, secrets.token_hex(4)))


def _models(provider: Provider) -> dict[str, str]:
    """Return a provider's models, asked for once a session, or say why not."""
    known = st.session_state.setdefault(MODELS, {})
    if provider not in known:
        try:
            known[provider] = dict(list_models(provider))
        except OpenAIError as failure:
            known[provider] = explain(failure, provider)
    models = known[provider]
    if isinstance(models, dict):
        return models
    st.error(models)
    st.button("Ask again", on_click=known.pop, args=(provider,))
    return {}


def _forget() -> None:
    st.session_state[OWN_KEY] = ""
    st.session_state[KIND] = PRACTICE
    st.session_state.pop(MODELS, None)
    forget_keys()
