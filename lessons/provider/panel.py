"""The panel in which a learner chooses who answers."""

import functools
import secrets

import streamlit as st
from openai import OpenAIError

from lessons.address import app_address
from lessons.live import WhoAnswers, forget_keys
from lessons.plain_text import plain
from lessons.practice.api.server import PRACTICE_KEY
from lessons.provider import local_models, settings, wording
from lessons.provider.budget import SessionBudget
from lessons.provider.failure import explain
from lessons.provider.provider import (
    Provider,
    list_models,
    own_provider,
    practice_provider,
    server_provider,
)

PRACTICE, LOCAL, SERVER, OWN = "practice", "local", "server", "own"
CHOICES = {
    PRACTICE: wording.PRACTICE,
    LOCAL: wording.LOCAL,
    SERVER: wording.SERVER,
    OWN: wording.OWN,
}
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
    label = wording.WHO_WITH_OWN_KEY if is_own else wording.WHO
    label = label.format(who=provider.who)
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
        st.warning(wording.SERVERS_FAULT.format(fault=fault))
    server = server_provider(_budget())
    is_there = {
        LOCAL: _local_models() or st.session_state.get(KIND) == LOCAL,
        SERVER: server,
    }
    kinds = [k for k in (PRACTICE, LOCAL, SERVER, OWN) if is_there.get(k, True)]
    kind = st.radio(
        wording.CHOICES,
        kinds,
        format_func=lambda kind: CHOICES[kind][0],
        index=kinds.index(SERVER if provider.servers_key else PRACTICE),
        captions=[_caption(kind) for kind in kinds],
        key=KIND,
        persist_state="session",
    )
    if kind == PRACTICE:
        models = _models(practice_provider(_visitor()))
        st.selectbox(
            wording.BEHAVIOUR,
            list(models),
            format_func=lambda model: f"{model}: {models[model]}",
            key=BEHAVIOUR,
            persist_state="session",
        )
        _draw_export()
        for found in local_models.local_servers():
            if found.is_practice:
                st.markdown(wording.RUNS_THERE_TOO.format(url=found.url))
    elif kind == LOCAL:
        _draw_local()
    elif server and kind == SERVER:
        _draw_server(server)
    else:
        _draw_own_key()


def _caption(kind: str) -> str:
    host = own_provider("").host
    host = plain(host) if host else wording.THE_PROVIDER
    return CHOICES[kind][1].format(host=host)


def _draw_local() -> None:
    """Let the learner choose among the models that run on this computer."""
    if models := list(_local_models()):
        st.selectbox(wording.MODEL, models, key=LOCAL_MODEL, persist_state="session")
    else:
        st.markdown(wording.NO_LOCAL_MODEL)


def _local_models() -> dict[str, Provider]:
    """Return what this computer's own models are asked with, by what they are called.

    The practice model may run there too, but that is offered as what it is.
    """
    return {
        wording.MODEL_BY.format(model=model, server=server.name): Provider(
            server.url, model, local_models.KEY
        )
        for server in local_models.local_servers()
        for model in server.models
        if not server.is_practice
    }


def _draw_server(server: Provider) -> None:
    """Let the learner choose among the models that the server's key may be used for."""
    if server.fault:
        st.error(server.fault)
    st.selectbox(
        wording.MODEL_AT.format(host=plain(server.host)),
        settings.allowed_models(),
        key=SERVER_MODEL,
        persist_state="session",
    )


def _draw_own_key() -> None:
    st.text_input(
        wording.KEY,
        type="password",
        key=OWN_KEY,
        persist_state="session",
        autocomplete="off",
        help=wording.KEY_HELP,
        max_chars=LONGEST_KEY,
    )
    own = _own_provider()
    if not own:
        st.markdown(wording.NO_KEY_YET)
        return
    st.button(wording.FORGET_KEY, icon=":material/delete:", on_click=_forget)
    _draw_models(own_provider(own.api_key), OWN_MODEL)


def _draw_models(provider: Provider, key: str) -> None:
    """Let the learner choose among a provider's models, after the one set up for it.

    That one is offered even if the provider does not list it: not all list all.
    """
    if models := _models(provider):
        names = [provider.model, *sorted(models.keys() - {provider.model})]
        st.selectbox(
            wording.MODEL_AT.format(host=plain(provider.host)),
            names,
            key=key,
            persist_state="session",
        )


def _draw_export() -> None:
    """Draw how a script on this machine asks the practice model: in two ways."""
    address, key = _practice_for_own_scripts()
    st.markdown(wording.EXPORT_SECRETS)
    st.code(practice_secrets(), language="toml")
    st.markdown(wording.EXPORT_VARIABLES)
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
    st.button(wording.ASK_AGAIN, on_click=known.pop, args=(provider,))
    return {}


def _forget() -> None:
    st.session_state[OWN_KEY] = ""
    st.session_state[KIND] = PRACTICE
    st.session_state.pop(MODELS, None)
    forget_keys()
