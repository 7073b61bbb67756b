//! The flags of `tinlang serve`.

#![expect(clippy::doc_markdown, reason = "comments on flags are printed as help")]
#![allow(rustdoc::bare_urls, reason = "comments on flags are printed as help")]

use std::path::PathBuf;

use clap::Args;
use clap::builder::FalseyValueParser;

use crate::commands::store_args::StoreArgs;
use crate::config::{
    Cities, Imprint, PartialPushSettings, PartialSettings, StatementFiles, TrustedProxies,
};

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    store: StoreArgs,
    /// Address and port [default: 127.0.0.1:3000]
    #[arg(long, env = "TINLANG_LISTEN", value_name = "HOST:PORT")]
    listen: Option<String>,
    /// Proxies whose Forwarded or X-Forwarded-For header names the reader, as 10.0.0.1, 10.1.0.0/16 [default: none]
    #[arg(long, env = "TINLANG_TRUSTED_PROXIES", value_name = "LIST")]
    trusted_proxies: Option<TrustedProxies>,
    /// File of the key that signs editions, created if it is missing [default: beside the database]
    #[arg(long, env = "TINLANG_EDITION_KEY", value_name = "FILE")]
    edition_key: Option<PathBuf>,
    /// A weather service with the API of Open-Meteo; empty for none [default: https://api.open-meteo.com]
    #[arg(long, env = "TINLANG_WEATHER_URL", value_name = "URL")]
    weather_url: Option<String>,
    /// Cities of the weather bar, as "Huế, 16.46, 107.59; …" [default: sixteen of Việt Nam]
    #[arg(long, env = "TINLANG_CITIES", value_name = "LIST")]
    cities: Option<Cities>,
    /// A WebSub hub that is notified of new articles; empty for none
    #[arg(long, env = "TINLANG_WEBSUB_HUB", value_name = "URL")]
    websub_hub: Option<String>,
    /// Key with which new articles are submitted to search engines (IndexNow); empty for none
    #[arg(long, env = "TINLANG_INDEXNOW_KEY", value_name = "KEY")]
    indexnow_key: Option<String>,
    /// Address of IndexNow [default: https://api.indexnow.org/indexnow]
    #[arg(long, env = "TINLANG_INDEXNOW_URL", value_name = "URL")]
    indexnow_url: Option<String>,
    /// Memory for pages that were rendered, in MiB; 0 renders a page at every request [default: 64]
    #[arg(long, env = "TINLANG_PAGE_CACHE", value_name = "MIB")]
    page_cache: Option<u32>,
    /// Name pages in a Cache-Tag header, by which a CDN can be told to forget one
    #[arg(long, env = "TINLANG_CACHE_TAGS", value_parser = FalseyValueParser::new())]
    cache_tags: bool,
    /// Do not load the demo articles into an empty store
    #[arg(long, env = "TINLANG_NO_DEMO", value_parser = FalseyValueParser::new())]
    no_demo: bool,
    /// No installation and no offline reading; uninstalls the service worker of earlier visits
    #[arg(long, env = "TINLANG_NO_OFFLINE", value_parser = FalseyValueParser::new())]
    no_offline: bool,
    /// Address of a script that reloads changed pages
    #[arg(long, env = "TINLANG_RELOAD", value_name = "URL", hide = true)]
    reload: Option<String>,
    #[command(flatten)]
    paper: Imprint,
    #[command(flatten)]
    statements: StatementFiles,
    #[command(flatten)]
    push: PartialPushSettings,
}

impl ServeArgs {
    /// The address of the reload script, if there is one.
    pub(super) fn reload(&self) -> Option<String> {
        self.reload.clone().filter(|address| !address.is_empty())
    }

    /// The settings file and the settings that the flags give.
    pub(super) fn into_settings(self) -> (Option<PathBuf>, PartialSettings) {
        let (config, settings) = self.store.into_settings();
        let settings = PartialSettings {
            listen: self.listen,
            trusted_proxies: self.trusted_proxies,
            edition_key: self.edition_key,
            weather_url: self.weather_url,
            cities: self.cities,
            websub_hub: self.websub_hub,
            indexnow_key: self.indexnow_key,
            indexnow_url: self.indexnow_url,
            page_cache: self.page_cache,
            cache_tags: self.cache_tags.then_some(true),
            demo: self.no_demo.then_some(false),
            offline: self.no_offline.then_some(false),
            paper: self.paper,
            statements: self.statements,
            push: self.push,
            ..settings
        };
        (config, settings)
    }
}
