//! Encrypts a message for one browser (RFC 8291): the key is derived from a key
//! pair made for this message and the browser's key; the text is one record of
//! `aes128gcm` (RFC 8188).

use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes128Gcm, Nonce};
use hkdf::Hkdf;
use p256::elliptic_curve::sec1::ToEncodedPoint;
use p256::{PublicKey, SecretKey, ecdh};
use rand_core::{OsRng, RngCore};
use sha2::Sha256;
use store::Subscription;

use crate::PushError;

/// Size in bytes of a body that every push service accepts (RFC 8030, section
/// 7.2), and of its one record.
const RECORD: u32 = 4096;
/// Salt, record size, key length, key.
const HEADER: usize = 16 + 4 + 1 + 65;
/// After the text: the delimiter of the last record, and the authentication
/// tag.
const TRAILER: usize = 1 + 16;
/// Length of the longest text, in bytes.
pub(crate) const LONGEST: usize = RECORD as usize - HEADER - TRAILER;
/// The delimiter of the last record (RFC 8188, section 2).
const LAST: u8 = 2;

/// Returns the body of a request to the push service.
pub(crate) fn encrypt(to: &Subscription, text: &[u8]) -> Result<Vec<u8>, PushError> {
    let mut salt = [0; 16];
    OsRng.fill_bytes(&mut salt);
    encrypt_with(to, text, &SecretKey::random(&mut OsRng), salt)
}

fn encrypt_with(
    to: &Subscription,
    text: &[u8],
    own: &SecretKey,
    salt: [u8; 16],
) -> Result<Vec<u8>, PushError> {
    if text.len() > LONGEST {
        return Err(PushError::TooLong {
            length: text.len(),
            most: LONGEST,
        });
    }
    let theirs = PublicKey::from_sec1_bytes(&to.key)
        .map_err(|_| PushError::SubscriptionKey("key p256dh"))?;
    let own_public = own.public_key().to_encoded_point(false);
    let (key, nonce) = derived(to, &theirs, own, own_public.as_bytes(), &salt);

    let mut padded = Vec::with_capacity(text.len() + TRAILER);
    padded.extend_from_slice(text);
    padded.push(LAST);
    let sealed = Aes128Gcm::new(&key.into())
        .encrypt(Nonce::from_slice(&nonce), padded.as_slice())
        .expect("a text of a few thousand bytes is below the cipher's limit");

    let mut body = Vec::with_capacity(HEADER + sealed.len());
    body.extend_from_slice(&salt);
    body.extend_from_slice(&RECORD.to_be_bytes());
    body.push(65);
    body.extend_from_slice(own_public.as_bytes());
    body.extend_from_slice(&sealed);
    Ok(body)
}

/// Returns the key and the nonce of the record (RFC 8291, section 3.4).
fn derived(
    to: &Subscription,
    theirs: &PublicKey,
    own: &SecretKey,
    own_public: &[u8],
    salt: &[u8],
) -> ([u8; 16], [u8; 12]) {
    const SHORT: &str = "HKDF gives up to 8,160 bytes";
    let shared = ecdh::diffie_hellman(own.to_nonzero_scalar(), theirs.as_affine());
    let (mut first, mut key, mut nonce) = ([0; 32], [0; 16], [0; 12]);
    shared
        .extract::<Sha256>(Some(&to.secret))
        .expand_multi_info(&[b"WebPush: info\0", &to.key, own_public], &mut first)
        .expect(SHORT);
    let second = Hkdf::<Sha256>::new(Some(salt), &first);
    second
        .expand(b"Content-Encoding: aes128gcm\0", &mut key)
        .expect(SHORT);
    second
        .expand(b"Content-Encoding: nonce\0", &mut nonce)
        .expect(SHORT);
    (key, nonce)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base64url::{decode, encode};

    /// RFC 8291, section 5 and appendix A.
    const TEXT: &[u8] = b"When I grow up, I want to be a watermelon";
    const OWN: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    const OWN_PUBLIC: &str =
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    const THEIRS: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    const THEIRS_PUBLIC: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";
    const SALT: &str = "DGv6ra1nlYgDCS1FRnbzlw";
    const KEY: &str = "oIhVW04MRdy2XN9CiKLxTg";
    const NONCE: &str = "4h_95klXJ5E_qnoN";
    const BODY: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg\
                        Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVB\
                        St2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    fn reader() -> Subscription {
        Subscription {
            endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV".into(),
            key: decode(THEIRS_PUBLIC).unwrap(),
            secret: decode(SECRET).unwrap(),
        }
    }

    fn secret(text: &str) -> SecretKey {
        SecretKey::from_slice(&decode::<32>(text).unwrap()).unwrap()
    }

    /// Decrypts a body as a browser does.
    fn opened(body: &[u8]) -> Vec<u8> {
        let sender = PublicKey::from_sec1_bytes(&body[21..86]).unwrap();
        let theirs = secret(THEIRS);
        // Both sides derive the same secret from each other's public key; the
        // order of the two keys in the text is that of the message.
        let shared = ecdh::diffie_hellman(theirs.to_nonzero_scalar(), sender.as_affine());
        let reader = reader();
        let (mut first, mut key, mut nonce) = ([0; 32], [0; 16], [0; 12]);
        let info = [&b"WebPush: info\0"[..], &reader.key, &body[21..86]];
        shared
            .extract::<Sha256>(Some(&reader.secret))
            .expand_multi_info(&info, &mut first)
            .unwrap();
        let second = Hkdf::<Sha256>::new(Some(&body[..16]), &first);
        second
            .expand(b"Content-Encoding: aes128gcm\0", &mut key)
            .unwrap();
        second
            .expand(b"Content-Encoding: nonce\0", &mut nonce)
            .unwrap();
        let mut text = Aes128Gcm::new(&key.into())
            .decrypt(Nonce::from_slice(&nonce), &body[86..])
            .unwrap();
        assert_eq!(text.pop(), Some(LAST));
        text
    }

    #[test]
    fn keys_of_the_rfc_example_are_derived() {
        let own = secret(OWN);
        let public = own.public_key().to_encoded_point(false);
        assert_eq!(encode(public.as_bytes()), OWN_PUBLIC);
        let theirs = secret(THEIRS).public_key();
        let salt: [u8; 16] = decode(SALT).unwrap();
        let (key, nonce) = derived(&reader(), &theirs, &own, public.as_bytes(), &salt);
        assert_eq!(
            (encode(&key).as_str(), encode(&nonce).as_str()),
            (KEY, NONCE)
        );
    }

    #[test]
    fn the_rfc_example_is_reproduced() {
        let salt = decode(SALT).unwrap();
        let body = encrypt_with(&reader(), TEXT, &secret(OWN), salt).unwrap();
        assert_eq!(encode(&body), BODY);
        assert_eq!(opened(&body), TEXT);
    }

    #[test]
    fn the_longest_message_has_the_size_that_every_service_accepts() {
        let body = encrypt(&reader(), &vec![b'a'; LONGEST]).unwrap();
        assert_eq!(body.len(), 4096);
        assert_eq!(opened(&body), vec![b'a'; LONGEST]);
        let error = encrypt(&reader(), &vec![b'a'; LONGEST + 1]).unwrap_err();
        assert!(matches!(error, PushError::TooLong { most: LONGEST, .. }));
    }

    #[test]
    fn no_two_messages_share_a_key() {
        let (one, other) = (encrypt(&reader(), TEXT), encrypt(&reader(), TEXT));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_ne!(one[..16], other[..16]);
        assert_ne!(one[21..86], other[21..86]);
    }

    #[test]
    fn a_point_off_the_curve_is_rejected() {
        let mut reader = reader();
        reader.key[64] ^= 1;
        let error = encrypt(&reader, TEXT).unwrap_err();
        assert!(matches!(error, PushError::SubscriptionKey(_)), "{error}");
    }
}
