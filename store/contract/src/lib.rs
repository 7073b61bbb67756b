//! The tests that every store engine must pass: the rules documented at the
//! traits of [`store::Store`] and at [`store::Change`], as functions that take
//! an engine.
//!
//! An engine's test file calls [`suite!`] with a function that opens a new,
//! empty store and returns it together with what must live as long:
//!
//! ```text
//! async fn open() -> (SqliteStore, TempDir) { … }
//! store_contract::suite!(open);
//! ```

pub mod accounts;
pub mod article_boxes;
pub mod audit;
pub mod concurrency;
pub mod content;
pub mod corrected_summaries;
pub mod corrections;
#[cfg(target_os = "linux")]
pub mod disk_faults;
pub mod documents;
pub mod fixtures;
pub mod front;
pub mod lists;
mod newsroom_fixtures;
pub mod other_records;
pub mod publishing;
pub mod push;
pub mod read_counts;
pub mod removal;
pub mod revisions;
pub mod saves;
pub mod schedule;
pub mod search;
pub mod syndication;
pub mod writing;

/// Makes one `#[tokio::test]` per rule.
#[macro_export]
macro_rules! suite {
    ($open:ident) => {
        $crate::suite!(@ $open, writing, [
            written_records_are_read_back,
            links_of_an_article_are_a_part_of_it,
            a_second_identical_batch_changes_nothing,
            a_changed_record_is_updated,
            a_taken_number_is_replaced,
            chosen_numbers_stay_below_the_demo,
            a_missing_reference_is_named_and_nothing_is_written,
            unpublished_articles_are_in_no_list,
            pictures_come_with_their_article,
            stored_files_stay_when_a_later_run_has_none,
            comments_are_oldest_first,
        ]);
        $crate::suite!(@ $open, removal, [
            a_hidden_article_returns_when_it_is_written_again,
            a_hidden_page_returns_when_it_is_written_again,
            a_removed_comment_is_not_read,
            a_store_with_a_page_is_not_empty,
            a_store_with_only_a_file_is_not_empty,
            an_origin_of_a_page_is_not_an_article,
            removing_the_demo_removes_only_its_records,
        ]);
        $crate::suite!(@ $open, other_records, [
            a_page_gets_a_free_slug,
            redirects_never_lead_to_themselves,
            imported_view_counts_never_decrease,
            key_values_are_stored_and_deleted,
            weather_is_stored_by_city,
        ]);
        $crate::suite!(@ $open, lists, [
            lists_are_newest_first_and_paged_both_ways,
            articles_of_the_same_second_are_ordered_by_number,
            a_section_lists_its_subsections_articles,
            a_moved_section_keeps_its_articles,
            topics_and_writers_have_lists,
            sections_are_in_menu_order_and_counted,
            demo_articles_are_marked_whatever_their_number,
            most_read_ranks_counts,
        ]);
        $crate::suite!(@ $open, article_boxes, [
            an_article_has_three_boxes,
            no_article_is_in_two_boxes,
            more_other_goes_to_the_end_of_the_section,
            related_share_topics_before_sections,
            related_is_never_empty_while_something_is_shared,
            a_second_section_counts_as_shared,
            a_removed_topic_is_no_longer_related,
            a_new_article_enters_old_rankings,
            the_newest_article_has_no_newer,
            a_single_article_has_empty_boxes,
            drafts_are_not_ranked,
            withdrawn_articles_make_room_in_rankings,
        ]);
        $crate::suite!(@ $open, read_counts, [
            most_read_ranks_within_each_period,
            reads_leave_a_period_hour_by_hour,
            a_clock_set_back_deletes_nothing,
            reads_of_unknown_articles_are_ignored,
            counts_of_demo_articles_are_removed,
        ]);
        $crate::suite!(@ $open, schedule, [
            an_article_of_the_future_appears_at_its_time,
            writing_a_scheduled_article_again_changes_nothing,
            a_hidden_or_withdrawn_article_leaves_the_schedule,
            times_outside_of_four_digit_years_are_rejected,
        ]);
        $crate::suite!(@ $open, content, [
            an_article_touches_itself_its_lists_and_its_day,
            an_article_that_leaves_touches_what_showed_it,
            what_readers_do_not_see_touches_nothing,
            names_pages_and_sections_touch_everything,
            pins_corrections_and_comments_are_told,
            a_path_can_be_touched,
            an_unknown_revision_touches_everything,
        ]);
        $crate::suite!(@ $open, corrections, [
            a_correction_shows_and_keeps_the_old_version,
            a_corrected_article_stays_corrected_after_an_import,
            only_published_articles_are_corrected,
            corrections_are_newest_first_and_paged_both_ways,
            a_withdrawn_article_is_in_no_list_and_has_a_reason,
            an_import_does_not_restore_a_withdrawn_article,
            a_restored_article_is_unchanged,
            writers_are_counted_and_described,
            an_article_is_found_by_its_slug,
            redirects_lead_to_the_end_of_a_chain,
            circular_redirects_are_rejected,
            redirects_are_listed_and_removed,
        ]);
        $crate::suite!(@ $open, revisions, [
            a_change_of_what_the_page_shows_raises_the_revision,
            what_the_page_does_not_show_raises_no_revision,
            a_correction_is_an_event_with_its_time,
            a_withdrawn_article_keeps_its_state,
            articles_that_nobody_could_read_have_no_state,
            only_the_latest_changes_are_kept,
        ]);
        $crate::suite!(@ $open, corrected_summaries, [
            a_summary_taken_from_the_lead_follows_it,
            a_summary_of_its_own_needs_a_decision,
            a_corrected_body_has_its_own_pictures,
        ]);
        $crate::suite!(@ $open, front, [
            two_articles_of_one_story_show_as_one,
            stories_do_not_depend_on_the_order_of_writing,
            an_article_leaves_its_story_when_it_changes,
            each_section_shows_its_newest_of_a_story,
            pins_keep_their_places_on_the_front_page,
            a_day_is_paged_and_links_to_other_days,
            a_single_article_is_ranked_when_it_is_written,
            paging_stays_stable_while_articles_arrive,
        ]);
        $crate::suite!(@ $open, search, [
            the_search_log_reports_written_articles,
            an_article_written_twice_is_reported_once,
            an_unknown_mark_starts_over,
            unpublished_articles_are_reported_as_removed,
            search_hits_come_with_their_text,
        ]);
        $crate::suite!(@ $open, syndication, [
            articles_come_in_the_requested_order,
            site_map_entries_come_by_number,
            only_parts_with_articles_are_listed,
            only_lists_with_articles_have_feeds,
        ]);
        $crate::suite!(@ $open, push, [
            a_follow_is_stored_until_it_is_removed,
            unknown_lists_cannot_be_followed,
            subscriptions_are_limited,
            an_article_reaches_the_followers_of_its_lists,
            followers_are_paged_without_repeats,
            followers_are_counted,
            follows_of_demo_lists_are_removed,
        ]);
        $crate::suite!(@ $open, accounts, [
            an_account_is_found_by_number_and_address,
            an_address_has_one_account,
            an_account_writes_under_an_existing_author,
            a_changed_account_is_read_back,
            a_disabled_account_has_no_session,
            a_new_password_ends_all_sessions,
            somebody_can_always_manage_accounts,
            a_step_of_the_second_factor_is_used_once,
            a_recovery_code_is_used_once,
            a_session_ends_at_its_time,
            a_session_is_ended_by_its_owner,
            an_invitation_makes_one_account,
            an_invitation_ends_or_is_taken_back,
        ]);
        $crate::suite!(@ $open, audit, [
            what_people_do_is_noted,
            entries_are_filtered_and_paged,
            what_fails_is_not_noted,
        ]);
        $crate::suite!(@ $open, documents, [
            a_document_reserves_a_number,
            a_request_that_is_sent_twice_begins_one_document,
            an_import_leaves_reserved_numbers_alone,
            versions_are_listed_and_named,
            a_document_moves_only_from_where_it_was_seen,
            a_document_is_assigned_to_people_who_can_log_in,
            old_versions_are_thinned,
            drafts_are_no_content,
        ]);
        $crate::suite!(@ $open, saves, [
            a_save_becomes_the_head,
            a_save_that_is_sent_again_adds_nothing,
            a_save_that_changes_nothing_adds_nothing,
            a_save_of_an_older_text_stands_beside_the_head,
            a_line_beside_the_head_goes_on_until_it_is_merged,
            devices_that_come_to_the_same_text_agree,
            an_unknown_base_or_a_wrong_result_is_refused,
            a_whole_text_is_always_kept,
            a_long_history_is_read_back,
            a_text_that_is_too_long_is_refused,
        ]);
        $crate::suite!(@ $open, publishing, [
            a_published_document_is_an_article,
            only_the_head_is_published,
            an_update_is_silent_or_a_correction,
            an_article_gets_its_document_at_the_first_edit,
            an_imported_draft_is_a_document,
            an_import_never_overwrites_what_the_newsroom_published,
            an_import_beside_an_open_draft_waits_to_be_merged,
            a_correction_by_command_is_a_version,
            a_withdrawn_document_is_brought_back,
            an_import_that_hides_an_article_is_told,
            removing_the_demo_keeps_what_the_newsroom_edited,
        ]);
        $crate::suite!(@ $open, concurrency, [
            the_revision_changes_with_every_write,
            reads_work_during_writes,
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
