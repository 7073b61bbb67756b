//! The tests that every store engine must pass: the rules written at
//! [`store::Store`] and [`store::Change`], as functions that take an engine.
//!
//! An engine's own test file calls [`suite!`] with a function that opens a
//! fresh, empty store and returns it with whatever must live as long:
//!
//! ```text
//! async fn open() -> (SqliteStore, TempDir) { … }
//! store_contract::suite!(open);
//! ```

pub mod around;
pub mod beside;
pub mod fixtures;
pub mod front;
pub mod leaving;
pub mod lists;
pub mod many;
pub mod push;
pub mod reads;
pub mod search;
pub mod syndication;
pub mod trust;
pub mod writing;

/// Makes one `#[tokio::test]` of each rule.
#[macro_export]
macro_rules! suite {
    ($open:ident) => {
        $crate::suite!(@ $open, writing, [
            what_is_written_is_read_back,
            the_same_batch_twice_changes_nothing,
            a_changed_thing_is_updated,
            a_taken_number_gives_another,
            without_a_wish_numbers_stay_below_the_demo,
            what_does_not_exist_is_named_and_nothing_is_written,
            what_is_not_published_is_nowhere,
            pictures_come_with_what_names_them,
            files_once_had_stay,
            comments_stand_oldest_first,
        ]);
        $crate::suite!(@ $open, leaving, [
            a_hidden_article_comes_back_when_it_is_written_again,
            a_hidden_page_comes_back_when_it_is_written_again,
            a_removed_comment_is_gone,
            a_page_or_a_file_is_not_nothing,
            a_file_alone_is_not_nothing,
            a_page_s_origin_is_no_article_s,
            the_demo_leaves_and_takes_only_its_own_along,
        ]);
        $crate::suite!(@ $open, beside, [
            pages_get_free_addresses,
            redirects_lead_on_but_never_to_themselves,
            view_counts_never_fall,
            notes_are_kept_and_forgotten,
            weather_is_kept_by_city,
        ]);
        $crate::suite!(@ $open, lists, [
            lists_are_newest_first_and_paged_both_ways,
            articles_of_one_second_are_ordered_by_number,
            a_section_shows_those_below_it,
            a_section_moved_takes_its_articles_along,
            topics_and_writers_have_lists,
            sections_are_in_menu_order_and_counted,
            most_read_ranks_counts,
        ]);
        $crate::suite!(@ $open, around, [
            the_seed_page_has_its_boxes,
            no_story_stands_twice_on_any_page,
            more_other_goes_to_the_end_of_the_section,
            related_share_topics_before_sections,
            related_is_never_empty_while_something_is_shared,
            a_second_section_is_shared_as_well,
            what_is_no_longer_shared_is_no_longer_related,
            a_new_article_comes_into_old_rankings,
            the_newest_article_has_no_newer,
            alone_in_the_paper,
        ]);
        $crate::suite!(@ $open, reads, [
            reads_are_ranked_within_their_windows,
            reads_leave_a_window_hour_by_hour,
            a_clock_set_back_forgets_what_lay_ahead,
            reads_of_nothing_count_nothing,
            counts_leave_with_the_demo,
        ]);
        $crate::suite!(@ $open, trust, [
            a_correction_shows_and_keeps_what_was_wrong,
            a_corrected_article_taken_over_again_stays_corrected,
            only_what_readers_see_is_corrected,
            corrections_are_newest_first_and_paged_both_ways,
            a_withdrawn_article_is_nowhere_and_says_why,
            a_withdrawn_article_is_not_brought_back_by_its_source,
            a_restored_article_is_as_it_was,
            writers_are_counted_and_described,
            an_article_is_found_by_its_words,
            redirects_lead_where_their_target_leads,
            redirects_in_circles_are_refused,
            redirects_are_listed_and_removed,
        ]);
        $crate::suite!(@ $open, front, [
            a_story_told_twice_shows_once,
            stories_are_the_same_in_whatever_order_they_come,
            a_story_no_longer_told_is_left,
            each_section_shows_its_newest_of_a_story,
            pins_hold_places_of_the_front_page,
            a_day_is_paged_and_knows_its_neighbours,
            one_article_is_ranked_as_it_is_written,
            a_list_read_on_stays_what_it_is,
        ]);
        $crate::suite!(@ $open, search, [
            what_is_written_is_told_to_an_index,
            an_article_written_twice_is_told_once,
            an_unknown_mark_begins_again,
            what_readers_do_not_see_is_told_as_gone,
            what_was_found_comes_with_its_text,
        ]);
        $crate::suite!(@ $open, syndication, [
            whole_articles_come_in_the_order_asked,
            addresses_come_by_number,
            parts_are_those_that_hold_articles,
            lists_with_articles_can_be_followed,
        ]);
        $crate::suite!(@ $open, push, [
            what_is_followed_is_kept_until_it_is_left,
            what_is_not_there_cannot_be_followed,
            there_is_room_for_so_many_and_no_more,
            an_article_has_the_followers_of_its_lists,
            followers_come_once_and_page_by_page,
            followers_are_counted,
            what_leaves_with_the_demo_is_followed_no_more,
        ]);
        $crate::suite!(@ $open, many, [
            the_revision_moves_with_every_write,
            readers_read_while_writers_write,
        ]);
    };
    (@ $open:ident, $module:ident, [$($name:ident),* $(,)?]) => {
        mod $module {
            $(
                #[tokio::test]
                async fn $name() {
                    let (store, _keep) = super::$open().await;
                    $crate::$module::$name(std::sync::Arc::new(store)).await;
                }
            )*
        }
    };
}
