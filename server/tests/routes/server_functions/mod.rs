//! Server functions, `/api/…`.

mod article;
mod get;
mod post;

/// A valid request for each server function.
const FUNCTIONS: [&str; 3] = [
    "/api/weather",
    "/api/article?id=100",
    "/api/teasers?shelf=Related&article=100&from=0",
];
