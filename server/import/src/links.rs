//! Addresses of the old site: recognising them, and converting them to local
//! ones.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// The hosts of an old site, without `www.`.
#[derive(Clone, Debug, Default)]
pub(crate) struct OldSite {
    /// The first is the main one, used in origins.
    hosts: Vec<String>,
    /// Its main address without a trailing slash.
    base: String,
}

impl OldSite {
    /// Records the host of an address of the site itself.
    pub(crate) fn learn(&mut self, url: &str) {
        let Some(host) = host(url) else { return };
        if self.base.is_empty() {
            url.trim().trim_end_matches('/').clone_into(&mut self.base);
        }
        if !self.hosts.contains(&host) {
            self.hosts.push(host);
        }
    }

    /// Returns the name of the site in origins.
    pub(crate) fn name(&self) -> &str {
        self.hosts.first().map_or("wordpress", String::as_str)
    }

    /// Returns the path of the site's root on its host: empty for most sites.
    fn folder(&self) -> &str {
        let rest = self.base.split_once("//").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("", |at| &rest[at..])
    }

    /// Returns a path of the old site itself (`/?p=7`) in the form of
    /// redirects.
    pub(crate) fn own(&self, path: &str) -> String {
        let whole = format!("{}{path}", self.folder());
        self.source(&whole).unwrap_or(whole)
    }

    /// Returns scheme and host of a file of the old site.
    pub(crate) fn host_of(&self, url: &str) -> Option<String> {
        let url = behind_proxy(url.trim());
        if host(&url).is_none() {
            let end = self.base.len() - self.folder().len();
            let is_path = !url.contains(':') && !url.starts_with("//");
            return (is_path && end > 0).then(|| self.base[..end].to_owned());
        }
        self.local(&url)?;
        let (scheme, rest) = url.split_once("//")?;
        let scheme = if scheme.is_empty() { "https:" } else { scheme };
        let host = format!("{scheme}//{}", rest.split(['/', '?', '#']).next()?);
        self.is_requested_at(&host).then_some(host)
    }

    /// True if a client that requests `address` contacts the old site,
    /// whichever way browsers or clients parse the address.
    fn is_requested_at(&self, address: &str) -> bool {
        let host_in = |text: &str| {
            let url = reqwest::Url::parse(text).ok()?;
            let host = url.host_str()?.to_owned();
            let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
            matches!(url.scheme(), "http" | "https").then_some((host, url.port()))
        };
        let requested = host_in(address);
        let known = |host: &String| host_in(&format!("http://{host}"));
        requested.is_some() && self.hosts.iter().any(|host| known(host) == requested)
    }

    /// Resolves an address without host and root
    /// (`../wp-content/uploads/a.jpg`) as on the site's front page.
    pub(crate) fn joined(&self, url: &str) -> Option<String> {
        let url = url.trim().replace('\\', "/");
        let first = url.split(['/', '?', '#']).next().unwrap_or_default();
        if first.is_empty() || first.contains(':') {
            return None;
        }
        let end = url.find(['?', '#']).unwrap_or(url.len());
        let mut steps: Vec<&str> = Vec::new();
        for step in url[..end].split('/') {
            match step {
                "" | "." => {}
                ".." => {
                    steps.pop();
                }
                step => steps.push(step),
            }
        }
        let path = steps.join("/");
        Some(format!("{}/{path}{}", self.folder(), &url[end..]))
    }

    /// Returns a file's absolute address on the old site.
    pub(crate) fn whole(&self, url: &str) -> Option<String> {
        let host = self.host_of(url)?;
        let path = self.local(url).or_else(|| self.joined(url))?;
        Some(format!("{host}{path}"))
    }

    /// Returns path and query of an address on the old site; `None` for others.
    pub(crate) fn local(&self, url: &str) -> Option<String> {
        let url = behind_proxy(url.trim());
        if url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\") {
            return Some(url.into_owned());
        }
        if !self.hosts.contains(&host(&url)?) {
            return None;
        }
        let rest = url.split_once("//")?.1;
        let path = rest.find(['/', '?', '#']).map_or("", |at| &rest[at..]);
        Some(if path.starts_with('/') {
            path.to_owned()
        } else {
            format!("/{path}")
        })
    }

    /// The same in the form of redirects: decoded, without fragment and
    /// trailing slash.
    pub(crate) fn source(&self, url: &str) -> Option<String> {
        let local = self.local(url)?;
        let local = local.split('#').next().unwrap_or_default();
        let (path, query) = local
            .split_once('?')
            .map_or((local, None), |(path, query)| (path, Some(query)));
        let path = percent_decode_str(path).decode_utf8_lossy();
        let path = match path.trim_end_matches('/') {
            "" => "/",
            path => path,
        };
        Some(match query.filter(|query| !query.is_empty()) {
            Some(query) => format!("{path}?{}", percent_decode_str(query).decode_utf8_lossy()),
            None => path.to_owned(),
        })
    }
}

fn host(url: &str) -> Option<String> {
    let rest = url
        .trim()
        .strip_prefix("https:")
        .or_else(|| url.trim().strip_prefix("http:"));
    let rest = rest.unwrap_or(url.trim()).strip_prefix("//")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Returns a picture's own address if a plugin (Jetpack's Photon) put its proxy
/// in front: `https://i0.wp.com/host/path`.
fn behind_proxy(url: &str) -> Cow<'_, str> {
    let rest = url.split_once("//").map_or("", |(_, rest)| rest);
    let own = ["i0.", "i1.", "i2.", "i3."]
        .iter()
        .find_map(|proxy| rest.strip_prefix(proxy)?.strip_prefix("wp.com/"));
    own.map_or(Cow::Borrowed(url), |own| {
        Cow::Owned(format!("https://{own}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> OldSite {
        let mut site = OldSite::default();
        site.learn("https://www.bao.example/");
        site.learn("http://cu.bao.example");
        site
    }

    #[test]
    fn addresses_of_the_old_site_become_paths() {
        let site = site();
        assert_eq!(site.name(), "bao.example");
        for (url, path) in [
            ("https://bao.example/a/?x=1#y", Some("/a/?x=1#y")),
            ("http://WWW.bao.example", Some("/")),
            ("//cu.bao.example/b", Some("/b")),
            ("https://bao.example?p=7", Some("/?p=7")),
            ("/c", Some("/c")),
            ("https://other.example/a", None),
            ("https://bao.example.evil/a", None),
            ("mailto:a@bao.example", None),
            ("#top", None),
        ] {
            assert_eq!(site.local(url).as_deref(), path, "{url}");
        }
        assert_eq!(
            site.source("https://bao.example/l%C3%A0ng/#x").as_deref(),
            Some("/làng")
        );
        assert_eq!(
            site.source("https://bao.example/?p=7").as_deref(),
            Some("/?p=7")
        );
    }

    #[test]
    fn files_are_found_by_address() {
        let site = site();
        for (url, wanted) in [
            ("/u/a.jpg", Some("https://www.bao.example")),
            ("../wp-content/a.jpg", Some("https://www.bao.example")),
            ("//cu.bao.example/a.jpg", Some("https://cu.bao.example")),
            ("http://bao.example/a.jpg", Some("http://bao.example")),
            (
                "https://i2.wp.com/bao.example/a.jpg?w=9",
                Some("https://bao.example"),
            ),
            ("https://x.example/a.jpg", None),
            ("file:///etc/passwd", None),
            ("https://evil.example\\@bao.example/a.jpg", None),
            ("https://bao.example:8080/a.jpg", None),
        ] {
            assert_eq!(site.host_of(url).as_deref(), wanted, "{url}");
        }
    }

    #[test]
    fn addresses_without_a_host_never_leave_the_site() {
        let site = site();
        for (url, path) in [
            ("images/a.jpg", Some("/images/a.jpg")),
            ("./a/../b.jpg?x", Some("/b.jpg?x")),
            ("../../c.jpg", Some("/c.jpg")),
            (".evil.example/x.jpg", Some("/.evil.example/x.jpg")),
            ("@evil.example/x.jpg", Some("/@evil.example/x.jpg")),
            ("mailto:a", None),
            ("/a.jpg", None),
            ("#a", None),
        ] {
            assert_eq!(site.joined(url).as_deref(), path, "{url}");
        }
        assert_eq!(
            site.whole(".evil.example/x.pdf").as_deref(),
            Some("https://www.bao.example/.evil.example/x.pdf")
        );
        assert_eq!(site.local("/\\evil.example/x"), None);
    }

    #[test]
    fn a_site_may_be_in_a_folder() {
        let mut site = OldSite::default();
        assert_eq!(site.own("/?p=7"), "/?p=7");
        site.learn("https://x.example/bao/");
        assert_eq!(site.own("/?p=7"), "/bao?p=7");
        assert_eq!(site.own("/category/a"), "/bao/category/a");
        assert_eq!(
            site.host_of("/bao/a.jpg").as_deref(),
            Some("https://x.example")
        );
    }
}
