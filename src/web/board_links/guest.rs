//! The board page as a guest sees it: the same bytes, without a way to what the link does not open.

/// What a link opens: its own address, and the code of its programme.
pub(super) struct Opened<'a> {
    /// `/board/<secret>`.
    pub(super) base: &'a str,
    /// The code of the programme.
    pub(super) code: &'a str,
}

impl Opened<'_> {
    /// Where an address of the board page leads for a guest; none when it leads nowhere.
    fn address(&self, address: &str) -> Option<String> {
        if address.starts_with('#') || address.starts_with(self.base) {
            return Some(address.to_owned());
        }
        if address == "/" {
            return Some(self.base.to_owned());
        }
        if let Some(picture) = address.strip_prefix("/charts/") {
            return Some(format!("{}/charts/{picture}", self.base));
        }
        let table = address.strip_prefix("/programmes/")?.strip_prefix(self.code)?;
        let kept = table.is_empty()
            || [".csv", ".xlsx", ".pdf", "?", "/presentation"]
                .iter()
                .any(|it| table.starts_with(it));
        kept.then(|| format!("{}{table}", self.base))
    }

    /// The page with links that stay within what is open; those that leave it are plain text, and
    /// so do forms that read; others are gone.
    pub(super) fn narrowed(&self, html: &str) -> String {
        let mut kept = String::with_capacity(html.len());
        let (mut rest, mut link) = (html, false);
        while let Some(at) = rest.find('<') {
            let (before, from) = rest.split_at(at);
            kept.push_str(before);
            let (tag, after) = from.split_at(from.find('>').map_or(from.len(), |end| end + 1));
            if tag.starts_with("<form") {
                match self.led(tag, "action=\"").filter(|_| !tag.contains("\"post\"")) {
                    Some(form) => {
                        kept.push_str(&form);
                        rest = after;
                    }
                    None => rest = from.split_once("</form>").map_or("", |(_, after)| after),
                }
                continue;
            }
            if tag.starts_with("<a ") {
                let narrowed = self.led(tag, "href=\"");
                link = narrowed.is_some();
                kept.push_str(narrowed.as_deref().unwrap_or("<span>"));
            } else if tag == "</a>" {
                kept.push_str(if link { tag } else { "</span>" });
            } else {
                kept.push_str(tag);
            }
            rest = after;
        }
        kept.push_str(rest);
        kept
    }

    /// A tag whose address stays within what is open.
    fn led(&self, tag: &str, by: &str) -> Option<String> {
        let (before, from) = tag.split_once(by)?;
        let (address, after) = from.split_once('"')?;
        let address = self.address(address)?;
        Some(format!("{before}{by}{address}\"{after}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_stay_within_what_is_open() {
        let opened = Opened { base: "/board/abc", code: "mc" };
        for (html, wanted) in [
            ("<a href=\"/estates\">x</a>", "<span>x</span>"),
            ("<a class=\"n\" href=\"/figures/mc.act\">1</a> y", "<span>1</span> y"),
            ("<a href=\"#content\">x</a>", "<a href=\"#content\">x</a>"),
            ("<a href=\"/board/abc?lang=en\">x</a>", "<a href=\"/board/abc?lang=en\">x</a>"),
            (
                "<a href=\"/programmes/mc.csv?by=year\" download>x</a>",
                "<a href=\"/board/abc.csv?by=year\" download>x</a>",
            ),
            (
                "<a href=\"/programmes/mc/presentation?to=2026-10-31\">x</a>",
                "<a href=\"/board/abc/presentation?to=2026-10-31\">x</a>",
            ),
            ("<a href=\"/programmes/mc.json\">x</a>", "<span>x</span>"),
            ("<a href=\"/programmes/mc/plans\">x</a>", "<span>x</span>"),
            ("<a href=\"/programmes/erbm.csv\">x</a>", "<span>x</span>"),
            (
                "<a href=\"/charts/years.svg\">x</a>",
                "<a href=\"/board/abc/charts/years.svg\">x</a>",
            ),
            ("<a href=\"/\">x</a>", "<a href=\"/board/abc\">x</a>"),
            ("<a href=\"/programmes/mc?net=true\">x</a>", "<a href=\"/board/abc?net=true\">x</a>"),
            ("<a href=\"/programmes/mc-2\">x</a>", "<span>x</span>"),
            ("a<form action=\"/x\"><input></form>b", "ab"),
            ("a<form method=\"post\" action=\"/programmes/mc\"><input></form>b", "ab"),
            (
                "<form action=\"/programmes/mc\"><input></form>",
                "<form action=\"/board/abc\"><input></form>",
            ),
            ("<link href=\"/static/1/app.css\">", "<link href=\"/static/1/app.css\">"),
        ] {
            assert_eq!(opened.narrowed(html), wanted);
        }
    }
}
