//! Parses the subscription that a browser sends.

use p256::PublicKey;
use store::Subscription;

use crate::{EndpointPolicy, PushError, base64url};

/// Returns the subscription with this endpoint and these keys, in the form of a
/// browser's `PushSubscription`, if the policy accepts the endpoint.
pub fn subscription(
    policy: &EndpointPolicy,
    endpoint: &str,
    p256dh: &str,
    auth: &str,
) -> Result<Subscription, PushError> {
    policy.check(endpoint)?;
    let key: [u8; 65] =
        base64url::decode(p256dh).ok_or(PushError::SubscriptionKey("key p256dh"))?;
    PublicKey::from_sec1_bytes(&key).map_err(|_| PushError::SubscriptionKey("key p256dh"))?;
    let secret = base64url::decode(auth).ok_or(PushError::SubscriptionKey("secret auth"))?;
    Ok(Subscription {
        endpoint: endpoint.to_owned(),
        key,
        secret,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn browser_subscription_is_accepted() {
        let taken = |key, secret| {
            subscription(
                &EndpointPolicy::with_services(vec!["push.example".into()]),
                "https://push.example/a",
                key,
                secret,
            )
        };
        let given = taken(KEY, SECRET).unwrap();
        assert_eq!((given.key[0], given.secret[0]), (4, 5));
        assert_eq!(
            taken(&format!("{KEY}="), &format!("{SECRET}==")).unwrap(),
            given
        );
    }

    #[test]
    fn invalid_keys_are_rejected() {
        let off_the_curve = KEY.replace("iw4", "iw5");
        for (key, secret) in [
            ("", SECRET),
            (&KEY[..80], SECRET),
            (&off_the_curve, SECRET),
            (KEY, ""),
            (KEY, "BTBZMqHH6r4Tts7J"),
            (KEY, "BTBZMqHH6r4Tts7J/aSIgg"),
        ] {
            let refused = subscription(
                &EndpointPolicy::with_services(vec!["push.example".into()]),
                "https://push.example/a",
                key,
                secret,
            );
            assert!(
                matches!(refused, Err(PushError::SubscriptionKey(_))),
                "{key} {secret}"
            );
        }
    }
}
