pub fn watch(_c: &[String]) -> crate::error::Result<()> { Ok(()) }
