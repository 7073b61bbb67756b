use super::*;

fn category(slug: &str, name: &str, parent: &str) -> Term {
    Term {
        tag: false,
        id: String::new(),
        slug: slug.into(),
        name: name.into(),
        parent: parent.into(),
    }
}

fn sections(places: &Taxonomy) -> Vec<(String, Option<String>)> {
    places
        .names()
        .into_iter()
        .filter_map(|change| match change {
            Change::Section(section) => Some((
                section.slug.to_string(),
                section.parent.map(|it| it.to_string()),
            )),
            _ => None,
        })
        .collect()
}

#[test]
fn parents_come_first_whatever_the_order() {
    let mut places = Taxonomy::default();
    places.learn_term(&category("con", "Con", "cha"));
    places.learn_term(&category("cha", "Cha", ""));
    let written = sections(&places);
    assert_eq!(
        written,
        [("cha".into(), None), ("con".into(), Some("cha".into()))]
    );
}

#[test]
fn circular_parents_are_cut() {
    let mut places = Taxonomy::default();
    places.learn_term(&category("a", "A", "b"));
    places.learn_term(&category("b", "B", "a"));
    places.learn_term(&category("c", "C", "c"));
    assert!(sections(&places).iter().all(|(_, parent)| parent.is_none()));
}

#[test]
fn reserved_and_encoded_slugs() {
    let mut places = Taxonomy::default();
    places.learn_term(&category("trang", "Trang", ""));
    places.learn_term(&category("l%c3%a0ng-ngh%e1%bb%81", "Làng nghề", ""));
    let slugs: Vec<String> = sections(&places)
        .into_iter()
        .map(|(slug, _)| slug)
        .collect();
    assert_eq!(slugs, ["muc-trang", "lang-nghe"]);
    let term = ItemTerm {
        domain: "category".into(),
        slug: "l%c3%a0ng-ngh%e1%bb%81".into(),
        name: String::new(),
    };
    assert_eq!(places.section(&term).unwrap().as_str(), "lang-nghe");
}

#[test]
fn old_lists_lead_to_new_ones() {
    let mut places = Taxonomy::default();
    places.learn_term(&Term {
        id: "3".into(),
        ..category("con", "Con", "cha")
    });
    places.learn_term(&category("cha", "Cha", ""));
    places.learn_term(&Term {
        tag: true,
        ..category("gom", "Gốm", "")
    });
    places.learn_author(&Author {
        id: "9".into(),
        login: "lnv".into(),
        name: "LNV".into(),
    });
    let redirects = places.redirects();
    for (from, to) in [
        ("/category/cha/con", "/con"),
        ("/category/con", "/con"),
        ("/?cat=3", "/con"),
        ("/tag/gom", "/chu-de/gom"),
        ("/author/lnv", "/tac-gia/lnv"),
        ("/?author=9", "/tac-gia/lnv"),
    ] {
        assert!(redirects.contains(&(from.into(), to.into())), "{from}");
    }
}

#[test]
fn accounts_are_desks_persons_or_nobody() {
    let mut places = Taxonomy::default();
    for (login, name) in [
        ("lnv", "LNV"),
        ("an", "Lê An"),
        ("an2", "Lê An"),
        ("admin", "Admin"),
    ] {
        places.learn_author(&Author {
            login: login.into(),
            name: name.into(),
            ..Author::default()
        });
    }
    assert!(
        matches!(places.writer("lnv"), Some(Writer::Desk { initials, .. }) if initials == "LNV")
    );
    let slug = |login| match places.writer(login) {
        Some(Writer::Person { slug, .. }) => slug.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        (slug("an"), slug("an2")),
        ("le-an".into(), "le-an-2".into())
    );
    assert_eq!(places.writer("admin"), Some(&Writer::Nobody));
}
