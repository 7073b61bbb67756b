//! The addresses of the site map's files.

use store::SITEMAP_PART_SIZE;

/// A file of the site map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SitemapFile {
    /// `/sitemap.xml`: every address, or an index of the other files.
    Whole,
    /// `/sitemap-lists.xml`: every address that is not an article.
    Lists,
    /// `/sitemap-{n}.xml`: the articles numbered from `n` times [`SITEMAP_PART_SIZE`] on.
    SitemapPart(i64),
}

impl SitemapFile {
    /// The file at a path; `None` if the path is not one of a site map.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let name = path.strip_prefix("/sitemap")?.strip_suffix(".xml")?;
        match name {
            "" => Some(Self::Whole),
            "-lists" => Some(Self::Lists),
            _ => {
                let number = name.strip_prefix('-')?;
                let digits = number.bytes().all(|b| b.is_ascii_digit());
                // A larger number would overflow when multiplied by PART.
                let number = number
                    .parse()
                    .ok()
                    .filter(|n| *n < i64::MAX / SITEMAP_PART_SIZE)?;
                digits.then_some(Self::SitemapPart(number))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_site_maps_are_parsed() {
        for (path, file) in [
            ("/sitemap.xml", Some(SitemapFile::Whole)),
            ("/sitemap-lists.xml", Some(SitemapFile::Lists)),
            ("/sitemap-0.xml", Some(SitemapFile::SitemapPart(0))),
            ("/sitemap-12.xml", Some(SitemapFile::SitemapPart(12))),
            ("/sitemap--1.xml", None),
            ("/sitemap-+1.xml", None),
            ("/sitemap-9223372036854775807.xml", None),
            ("/sitemap-.xml", None),
            ("/sitemaps.xml", None),
        ] {
            assert_eq!(SitemapFile::parse(path), file, "{path}");
        }
    }
}
