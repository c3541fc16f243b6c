"""What strangers say to mislead whoever reads it, or to make a browser ask a host."""

OUTSIDE = "outside.test"

# One line each, since more are shown as one.
NASTY = [
    f"![x](http://{OUTSIDE}/x.png)",
    f"![x][1] [1]: http://{OUTSIDE}/x.png",
    f"[here](http://{OUTSIDE}/ 'title')",
    "[here](javascript:alert(1))",
    f"<http://{OUTSIDE}/>",
    f"http://{OUTSIDE}/ www.{OUTSIDE} me@{OUTSIDE}",
    f"<img src='http://{OUTSIDE}/x.png'> <b>b</b> <!-- c --> &amp; &lt;",
    "<script>alert(1)</script> <style>* { display: none }</style>",
    "# head - list 1. one > said | a | b | ---",
    "> said",
    "- list",
    "* list",
    "1. list",
    "# head",
    "---",
    "**bold** *thin* __bold__ _thin_ ~~gone~~ \\*",
    ":red[red] :blue-background[blue] :green-badge[green] :small[small] :rainbow[r]",
    ":color[c]{foreground='red'} :shimmer[s] :help[h] ::leaf[l] :::box",
    ":smile: :+1: :streamlit: :material/star: :material_star: :-) :D",
    "$x^2$ $$x^2$$ $5 and $6 \\(x\\) \\[x\\]",
    "[[page]] [^1] [^1]: note - [x] done :[x]",
    "a -> b <- c <-> d -- e >= f <= g ~= h ... (c)",
    "`code` ``more`` ```most``` ` `` ```",
    "`",
    "`` ` :material/star: ` ``",
    "```mermaid graph TD; A-->B ```",
    "](x) ] ) } ` * _ \\",
    "trailing \\",
]

# All of it at once, short enough to be shown whole.
EVERYTHING = " ".join([NASTY[0], *NASTY[2:4], NASTY[5], NASTY[15], NASTY[18], "`"])
