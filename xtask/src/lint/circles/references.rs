//! The paths that the code of a module names, and its imports.

use std::collections::BTreeSet;

use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, Meta};

use super::imports::{self, Import};
use super::tokens;

/// A path in code.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    pub path: Vec<String>,
    /// Whether a path that ends at a module uses that module, as in `#[serde(with = "…")]`.
    pub may_be_module: bool,
}

/// The paths and imports in the items of a module.
#[derive(Default)]
pub struct Found {
    pub imports: Vec<Import>,
    pub references: Vec<Reference>,
}

/// Collects what items name; test code and inline modules are left out.
pub fn collect(items: &[Item]) -> Found {
    let mut collector = Collector::default();
    for item in items {
        collector.visit_item(item);
    }
    collector.found
}

/// Whether an item is compiled for tests only.
pub fn is_test(item: &Item) -> bool {
    let attributes = match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return false,
    };
    any_test(attributes)
}

/// Whether one of these attributes is `#[test]`, or a `#[cfg(…)]` that asks for tests.
fn any_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("cfg") => {
            let words = tokens::words(list.tokens.clone());
            let has = |word: &str| words.iter().any(|other| other == word);
            has("test") && !has("not") && !has("any")
        }
        _ => false,
    })
}

#[derive(Default)]
struct Collector {
    found: Found,
    /// The variables of the function that is being visited.
    variables: BTreeSet<String>,
}

impl Collector {
    fn add(&mut self, path: Vec<String>) {
        let is_variable = path.len() == 1 && self.variables.contains(&path[0]);
        if !is_variable {
            self.found.references.push(Reference {
                path,
                may_be_module: false,
            });
        }
    }

    /// Visits the parts of a function with its variables known.
    fn within(&mut self, variables: Variables, visit: impl FnOnce(&mut Self)) {
        let outer = self.variables.clone();
        self.variables.extend(variables.0);
        visit(self);
        self.variables = outer;
    }
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let test = match item {
            ImplItem::Const(item) => any_test(&item.attrs),
            ImplItem::Fn(item) => any_test(&item.attrs),
            _ => false,
        };
        if !test {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let mut variables = Variables::default();
        variables.visit_item_fn(item);
        self.within(variables, |this| visit::visit_item_fn(this, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let mut variables = Variables::default();
        variables.visit_impl_item_fn(item);
        self.within(variables, |this| visit::visit_impl_item_fn(this, item));
    }

    /// Inline modules are modules of their own.
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.found.imports.extend(imports::flatten(item));
    }

    /// `pub(in …)` uses nothing.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            let segments = path.segments.iter();
            self.add(
                segments
                    .map(|part| part.ident.unraw().to_string())
                    .collect(),
            );
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.visit_path(&item.path);
        for path in tokens::paths(item.tokens.clone()) {
            self.add(path);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        self.visit_path(attribute.path());
        if let Meta::List(list) = &attribute.meta {
            for path in tokens::paths(list.tokens.clone()) {
                self.add(path);
            }
            for path in tokens::quoted_paths(list.tokens.clone()) {
                self.found.references.push(Reference {
                    path,
                    may_be_module: true,
                });
            }
        }
    }
}

/// The names that patterns bind.
#[derive(Default)]
struct Variables(BTreeSet<String>);

impl<'ast> Visit<'ast> for Variables {
    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        // Constants and unit variants look the same, but are not written in small letters.
        let name = pattern.ident.unraw().to_string();
        if !name.starts_with(char::is_uppercase) {
            self.0.insert(name);
        }
        visit::visit_pat_ident(self, pattern);
    }
}
