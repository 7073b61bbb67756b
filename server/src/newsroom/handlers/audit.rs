//! Who did what.

use axum::Extension;
use axum::extract::RawQuery;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use newsroom::pages::audit::{self, Audit};
use store::newsroom::{Account, AccountId, AuditAction, AuditEntry, AuditFilter};

use viet::date::LocalTime;

use crate::newsroom::fields::Fields;
use crate::newsroom::guard::Desk;

/// Entries of a page.
const PAGE: u32 = 50;
/// Entries that are read at once for a table, and all of a table. Excel opens about a
/// million rows.
const CHUNK: u32 = 1_000;
const TABLE: usize = 100_000;

fn filter(fields: &Fields) -> AuditFilter {
    let subject = fields.text("ve").trim();
    AuditFilter {
        by: fields.number("ai").map(AccountId),
        action: AuditAction::named(fields.text("viec")),
        subject: (!subject.is_empty()).then(|| subject.to_owned()),
    }
}

/// `GET /toa-soan/nhat-ky`
pub(in crate::newsroom) async fn page(
    Extension(desk): Extension<Desk>,
    RawQuery(query): RawQuery,
) -> Response {
    let fields = Fields::of_query(query.as_deref());
    let (filter, before) = (filter(&fields), fields.number("truoc"));
    let store = desk.newsroom.store();
    let read = async {
        let entries = store.audit(&filter, before, PAGE + 1).await?;
        Ok::<_, store::StoreError>((entries, store.accounts().await?))
    };
    let (mut entries, accounts) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.failed(&error),
    };
    let has_older = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    desk.page(StatusCode::OK, desk.last_notice(), |shell| {
        let audit = Audit {
            entries: &entries,
            filter: &filter,
            is_later_page: before.is_some(),
            older: entries.last().filter(|_| has_older).map(|it| it.id),
            accounts: &accounts,
        };
        audit::page(shell, &audit)
    })
}

/// `GET /toa-soan/nhat-ky.csv`
pub(in crate::newsroom) async fn table(
    Extension(desk): Extension<Desk>,
    RawQuery(query): RawQuery,
) -> Response {
    let filter = filter(&Fields::of_query(query.as_deref()));
    let store = desk.newsroom.store();
    let read = async {
        let (mut entries, mut before) = (Vec::new(), None);
        loop {
            let chunk = store.audit(&filter, before, CHUNK).await?;
            before = chunk.last().map(|it| it.id);
            let is_last = chunk.len() < CHUNK as usize;
            entries.extend(chunk);
            if is_last || entries.len() >= TABLE {
                break;
            }
        }
        Ok::<_, store::StoreError>((entries, store.accounts().await?))
    };
    match read.await {
        Ok((entries, accounts)) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/csv; charset=utf-8"),
                ),
                (
                    header::CONTENT_DISPOSITION,
                    HeaderValue::from_static("attachment; filename=\"nhat-ky.csv\""),
                ),
            ];
            (headers, csv_of(&entries, &accounts)).into_response()
        }
        Err(error) => desk.failed(&error),
    }
}

/// The entries as a table. It begins with a byte order mark, by which Excel recognises
/// UTF-8.
fn csv_of(entries: &[AuditEntry], accounts: &[Account]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let columns = [
        "id", "time", "account", "action", "subject", "before", "after",
    ];
    // Memory takes every write.
    writer.write_record(columns).ok();
    for entry in entries {
        let account = accounts.iter().find(|it| Some(it.id) == entry.by);
        let account = account.map(|it| it.email.to_string()).unwrap_or_default();
        let time = LocalTime::at(entry.at.0).iso();
        let row = [
            entry.id.to_string(),
            time,
            plain(&account),
            entry.action.name().to_owned(),
            plain(&entry.subject),
            plain(&entry.before),
            plain(&entry.after),
        ];
        writer.write_record(row).ok();
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula.
fn plain(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use store::Timestamp;

    use super::*;

    #[test]
    fn a_table_holds_no_formulas() {
        let entry = AuditEntry {
            id: 7,
            at: Timestamp(1_613_581_200),
            by: None,
            action: AuditAction::Invited,
            subject: "invitation 3".into(),
            before: String::new(),
            after: "=HYPERLINK(\"https://evil.example\"), Lan".into(),
        };
        let table = String::from_utf8(csv_of(&[entry], &[])).unwrap();
        assert_eq!(
            table,
            "\u{feff}id,time,account,action,subject,before,after\n\
             7,2021-02-18T00:00:00+07:00,,invited,invitation 3,,\
             \"'=HYPERLINK(\"\"https://evil.example\"\"), Lan\"\n"
        );
    }
}
