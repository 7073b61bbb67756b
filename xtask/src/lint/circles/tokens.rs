//! Paths in the unparsed tokens of macros and attributes.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;

/// Returns every path in `tokens`, nested groups included; `$crate` reads as `crate`.
pub fn paths(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    add_paths(tokens, &mut found);
    found
}

/// Returns every single word in `tokens`, nested groups included.
pub fn words(tokens: TokenStream) -> Vec<String> {
    paths(tokens).into_iter().flatten().collect()
}

/// Returns the string literals in `tokens` that read as a path of two or more segments.
pub fn quoted_paths(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.extend(quoted_paths(group.stream())),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let path = syn::parse_str::<syn::Path>(text.trim_matches('"'));
                if let Ok(path) = path
                    && path.segments.len() > 1
                {
                    let segments = path.segments.iter();
                    found.push(
                        segments
                            .map(|part| part.ident.unraw().to_string())
                            .collect(),
                    );
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
    found
}

fn add_paths(tokens: TokenStream, found: &mut Vec<Vec<String>>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => add_paths(group.stream(), found),
            TokenTree::Literal(literal) => found.extend(captured(&literal.to_string())),
            TokenTree::Punct(_) => {}
            TokenTree::Ident(first) => {
                let start = at;
                let mut path = vec![first.unraw().to_string()];
                while let [_, colon, other, TokenTree::Ident(next), ..] = &tokens[at..]
                    && is(colon, ':')
                    && is(other, ':')
                {
                    path.push(next.unraw().to_string());
                    at += 3;
                }
                if stands_alone(&tokens[..start], &path[0]) {
                    found.push(path);
                }
            }
        }
        at += 1;
    }
}

/// Whether a path that follows `before` starts there: it is no field, method, `::path` or `$variable`.
fn stands_alone(before: &[TokenTree], first: &str) -> bool {
    match before {
        [.., dot, last] if is(last, '.') => is(dot, '.'),
        [last] if is(last, '.') => false,
        [.., colon, last] if is(colon, ':') && is(last, ':') => false,
        [.., last] if is(last, '$') => first == "crate",
        _ => true,
    }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// Returns the names that a format string captures, as in `"{NAME}"`.
fn captured(literal: &str) -> Vec<Vec<String>> {
    literal
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split(['}', ':']).next())
        .filter(|name| syn::parse_str::<syn::Ident>(name).is_ok())
        .map(|name| vec![name.to_owned()])
        .collect()
}
