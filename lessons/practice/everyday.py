"""Everyday words: those that say nothing of a question's subject, and synonyms."""

from lessons.practice.terms import said_in, stem

GRAMMAR = """
    a about actually all also am an and any are as at be because been being best
    between but by can could describe did didn do does doesn doing don done each
    else example explain for from get gets getting give gives go goes going good got
    had happen happens has have he hello help her here hi him his how i if in
    instead into is isn it its just know let like look looks make many maybe me mean
    means mine much must my need new next no not now of off ok on once one only or
    our out please put really s say says see seems shall she should show so some
    someone something still such t tell than thank thanks that the their them then
    there these they thing things this those time to today too under up us use used
    using usual very want was way we well were what whats when where which while who
    whom whose why will with without won would yes yet you your yourself
"""
# They tell nothing of what a question is about.
STOP_WORDS = frozenset(GRAMMAR.split())


def telling_words(text: str) -> list[str]:
    """Return the words of a text that tell something, without their endings."""
    return [stem(word) for word in said_in(text.lower()) if word not in STOP_WORDS]


ANY_TALK = """
    able above add after again allow always another api app ask back bad before
    begin behave below both bring build built call cause change choose code come
    correct create day define develop difference different down easy end ever every
    everything exactly exercise false fast few find first fix follow forever full
    great handle hard having hold idea implement issue keep kind last late later
    learn leave lesson line little live long made maker making matter might multiple
    name never nothing number often old open order other own part person place plain
    possible press problem program python quick read real reason right said same
    second send sent set simple since slow small snippet somebody start stay step
    stop streamlit stuff sure take talk teach text think three together told true
    try turn two understand until version wait whole word work write written wrong
"""
# Their stems. They help to choose between steps, but an answer need not hold them,
# and they are not enough for one.
EVERYDAY = frozenset(stem(word) for word in ANY_TALK.split())

# What one word of a line says, a lesson may say with another.
SAME_MEANING = """
    alike duplicate duplicated identical twin
    arrive arrived came come
    avatar face icon image photo picture
    break broke broken
    catch caught
    clear delete erase remove reset wipe
    conversation history
    crash fail failure
    disappear gone lose lost vanish
    error except exception
    exposed leak revoke steal stolen
    forget forgot forgotten
    half middle
    hidden hide secret
    id identifier key
    keep kept persist preserve remember
    length limit maximum
    linebreak newline
    memory remember
    reran rerun run
    retry retries
    save saved store
"""


def _synonyms() -> dict[str, frozenset[str]]:
    lines = SAME_MEANING.strip().splitlines()
    groups = [frozenset(stem(word) for word in line.split()) for line in lines]
    return {word: group for group in groups for word in group}


# For each stem, those that will do as well, and itself; of two lines, the last counts.
SYNONYMS = _synonyms()
