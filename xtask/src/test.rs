pub fn test() -> crate::error::Result<()> { Ok(()) }
