//! The parts that pages are put together from. What hydrates lives in
//! `islands/` and nowhere else; everything beside it is plain HTML and is
//! compiled for the server only.

pub(crate) mod islands;

#[cfg(feature = "ssr")]
mod article_end;
#[cfg(feature = "ssr")]
mod article_text;
#[cfg(feature = "ssr")]
mod article_top;
#[cfg(feature = "ssr")]
mod boxes;
#[cfg(feature = "ssr")]
mod breadcrumb;
#[cfg(feature = "ssr")]
mod feed_link;
#[cfg(feature = "ssr")]
mod footer;
#[cfg(feature = "ssr")]
mod looks;
#[cfg(feature = "ssr")]
mod masthead;
#[cfg(feature = "ssr")]
mod notify;
#[cfg(feature = "ssr")]
mod on_device;
#[cfg(feature = "ssr")]
mod paging;
#[cfg(feature = "ssr")]
mod picture;
#[cfg(feature = "ssr")]
mod reading_tools;
#[cfg(feature = "ssr")]
mod search_form;
#[cfg(feature = "ssr")]
mod share;
#[cfg(feature = "ssr")]
mod side;
#[cfg(feature = "ssr")]
mod teaser;
#[cfg(feature = "ssr")]
mod weather_bar;

#[cfg(feature = "ssr")]
pub(crate) use {
    article_end::article_end,
    article_text::{shows, text_with_pictures, with_links, with_lite_links, with_pictures},
    article_top::article_top,
    boxes::{newer_box, other_box, other_link, related_box, related_link, section_link},
    breadcrumb::{breadcrumb, way_to},
    feed_link::feed_link,
    footer::{footer, imprint},
    looks::looks_switch,
    masthead::masthead,
    notify::{notify, notify_section},
    on_device::on_device,
    paging::{paging, place_links},
    picture::{card, file as picture_file, of_width as picture_of_width},
    reading_tools::reading_tools,
    search_form::{narrowing, search_form},
    share::share,
    side::latest_and_most_read,
    teaser::{Shape, found, stories, teasers},
    weather_bar::{weather_bar, weather_now},
};
