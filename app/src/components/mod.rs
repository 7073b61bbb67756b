//! The parts of pages: plain HTML, compiled for the server only. The parts that
//! hydrate are in `islands`.

mod article_boxes;
mod article_end;
mod article_part;
mod article_text;
mod article_top;
mod box_links;
mod breadcrumb;
mod device_search;
mod display_settings;
mod edition_key;
mod feed_link;
mod footer;
mod masthead;
mod newsroom_link;
mod paging;
mod picture;
mod push_button;
mod reading_tools;
mod search_form;
mod share_links;
mod side_column;
mod teaser;
mod weather_bar;

pub(crate) use {
    article_boxes::{newer_box, other_box, related_box},
    article_end::article_end,
    article_part::article_part,
    article_text::{shows, text_with_pictures, with_links, with_lite_links, with_pictures},
    article_top::article_top,
    box_links::{other_link, related_link, section_link},
    breadcrumb::breadcrumb,
    device_search::on_device,
    display_settings::looks_switch,
    edition_key::edition_key,
    feed_link::feed_link,
    footer::{footer, imprint},
    masthead::{marked_section, masthead},
    newsroom_link::newsroom_link,
    paging::{paging, place_links},
    picture::{card, file as picture_file, of_width as picture_of_width},
    push_button::{notify, notify_section},
    reading_tools::reading_tools,
    search_form::{search_filters, search_form},
    share_links::share,
    side_column::latest_and_most_read,
    teaser::{Shape, found, stories, teasers},
    weather_bar::weather_bar,
};
