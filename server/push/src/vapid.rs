//! Authorization of the sender for a push service (VAPID, RFC 8292): a token
//! for one service and half a day, signed with the paper's key.

use p256::ecdsa::Signature;
use p256::ecdsa::signature::Signer;
use serde_json::json;

use crate::{Keys, base64url};

/// Validity of a token in seconds; services reject more than a day.
const HOLDS: i64 = 12 * 3600;

/// Returns the `Authorization` header for a service's origin at `now`, in Unix
/// seconds.
pub(crate) fn authorization(keys: &Keys, origin: &str, contact: &str, now: i64) -> String {
    let header = base64url::encode(br#"{"typ":"JWT","alg":"ES256"}"#);
    let claims = json!({"aud": origin, "exp": now + HOLDS, "sub": contact}).to_string();
    let signed = format!("{header}.{}", base64url::encode(claims.as_bytes()));
    let signature: Signature = keys.signing().sign(signed.as_bytes());
    let signature = base64url::encode(&signature.to_bytes());
    format!("vapid t={signed}.{signature}, k={}", keys.public())
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::VerifyingKey;
    use p256::ecdsa::signature::Verifier;
    use serde_json::Value;

    use super::*;

    /// RFC 8292, section 2.4.
    const EXAMPLE: &str = "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.\
        eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0\
        bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1\
        JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4\
        SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

    /// Returns header and claims as a push service parses them; panics if the
    /// signature is not that of the key.
    fn verified(authorization: &str) -> (Value, Value) {
        let (token, key) = authorization
            .strip_prefix("vapid t=")
            .and_then(|rest| rest.split_once(", k="))
            .unwrap();
        let key = base64url::decode::<65>(key).unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let signature = base64url::decode::<64>(signature).unwrap();
        let signature = Signature::from_slice(&signature).unwrap();
        VerifyingKey::from_sec1_bytes(&key)
            .unwrap()
            .verify(signed.as_bytes(), &signature)
            .unwrap();
        let (header, claims) = signed.split_once('.').unwrap();
        let read = |text: &str| {
            use base64::Engine;
            let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text);
            serde_json::from_slice(&bytes.unwrap()).unwrap()
        };
        (read(header), read(claims))
    }

    #[test]
    fn the_rfc_example_is_verified() {
        let (_, claims) = verified(EXAMPLE);
        assert_eq!(claims["aud"], "https://push.example.net");
        assert_eq!(claims["exp"], 1_453_523_768);
    }

    #[test]
    fn own_token_is_verified() {
        let keys = Keys::generate();
        let value = authorization(
            &keys,
            "https://push.example.net",
            "mailto:a@b.example",
            1000,
        );
        let (header, claims) = verified(&value);
        assert_eq!(header, json!({"typ": "JWT", "alg": "ES256"}));
        let expected = json!({
            "aud": "https://push.example.net",
            "exp": 44_200,
            "sub": "mailto:a@b.example",
        });
        assert_eq!(claims, expected);
        assert!(value.ends_with(&format!(", k={}", keys.public())));
    }

    #[test]
    #[should_panic(expected = "signature")]
    fn changed_token_is_rejected() {
        let header = authorization(
            &Keys::generate(),
            "https://a.example",
            "mailto:a@b.example",
            0,
        );
        let other = authorization(
            &Keys::generate(),
            "https://a.example",
            "mailto:a@b.example",
            0,
        );
        let key = other.split_once(", k=").unwrap().1;
        let token = header.split_once(", k=").unwrap().0;
        verified(&format!("{token}, k={key}"));
    }
}
