//! Browsers in words that their owners recognise.

/// Names of browsers in a `User-Agent`, those first that also name another one.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];

/// Names of systems in a `User-Agent`, those first that also name another one.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
];

/// Returns the browser of a `User-Agent`: "Chrome, Android".
pub(super) fn named(user_agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(mark, _)| user_agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    let names = [find(&BROWSERS), find(&SYSTEMS)];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    if names.is_empty() {
        // What it calls itself, before its version.
        let own = user_agent.split(['/', ' ']).next().unwrap_or_default();
        let own: String = own.chars().filter(|it| !it.is_control()).take(40).collect();
        if own.is_empty() { "?".to_owned() } else { own }
    } else {
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_recognised() {
        for (user_agent, name) in [
            (
                "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
                "Firefox, Linux",
            ),
            ("curl/8.5.0", "curl"),
            ("", "?"),
        ] {
            assert_eq!(named(user_agent), name);
        }
    }
}
