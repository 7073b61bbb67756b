use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use store::Format;

use super::picture::Encoded;
use super::source::read;
use super::*;

fn coded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture
        .into()
        .write_to(&mut Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    coded(picture, ImageFormat::Png)
}

fn made(path: &str, bytes: &[u8]) -> Result<Encoded, String> {
    Inspected::at(path, bytes)?.made(bytes)
}

#[test]
fn pictures_are_never_enlarged() {
    let files = made(
        "/u/Lò gốm.png",
        &png(RgbImage::from_pixel(2000, 1001, Rgb([9, 9, 9]))),
    )
    .unwrap()
    .files;
    assert!(files.stem.starts_with("lo-gom-"), "{}", files.stem);
    assert_eq!(
        (files.widths, files.width, files.height),
        (vec![480, 960, 1600], 1600, 800)
    );
    let small = made(
        "/u/a.png",
        &png(RgbImage::from_pixel(500, 300, Rgb([9, 9, 9]))),
    )
    .unwrap();
    assert_eq!(
        (
            &small.files.widths[..],
            small.files.width,
            small.files.height
        ),
        (&[480, 500][..], 500, 300)
    );
    let resized = image::load_from_memory(&small.encoded(480).unwrap()).unwrap();
    assert_eq!((resized.width(), resized.height()), (480, 288));
    let tiny = made("/u/a.png", &png(RgbImage::new(20, 10))).unwrap().files;
    assert_eq!((tiny.widths, tiny.formats), (vec![20], vec![Format::Jpeg]));
}

#[test]
fn transparent_and_animated_pictures_are_unchanged() {
    let holes = png(RgbaImage::from_pixel(20, 10, Rgba([9, 9, 9, 0])));
    let unchanged = made("a.png", &holes).unwrap();
    assert_eq!(unchanged.files.formats, [Format::Png]);
    assert_eq!(unchanged.encoded(20).unwrap(), holes);
    let none = png(RgbaImage::from_pixel(20, 10, Rgba([9, 9, 9, 255])));
    assert_eq!(made("a.png", &none).unwrap().files.formats, [Format::Jpeg]);
    let gif = coded(RgbaImage::new(20, 10), ImageFormat::Gif);
    assert_eq!(made("a.gif", &gif).unwrap().files.formats, [Format::Gif]);
    let webp = coded(RgbaImage::new(20, 10), ImageFormat::WebP);
    let on_white =
        image::load_from_memory(&made("a.webp", &webp).unwrap().encoded(20).unwrap()).unwrap();
    assert!(on_white.to_rgb8().pixels().all(|pixel| pixel.0[0] > 250));
}

#[tokio::test]
async fn existing_files_are_not_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        file: PathBuf::new(),
        media: Some(folder.path().to_owned()),
        fetch_media: false,
        media_hosts: Vec::new(),
        pictures: folder.path().join("made"),
        progress: false,
    };
    std::fs::write(folder.path().join("a.png"), png(RgbImage::new(600, 300))).unwrap();
    let pictures = Pictures::new(&options);
    let file = FileKey {
        key: "/a.png".into(),
        urls: vec!["https://bao.example/a.png".into()],
    };
    let first = pictures.files(&file).await.unwrap().unwrap();
    let made = options.pictures.join(format!("{}-480.jpg", first.stem));
    let whole = b"\xff\xd8\xffchanged\xff\xd9";
    std::fs::write(&made, whole).unwrap();
    assert_eq!(pictures.files(&file).await.unwrap().unwrap(), first);
    assert_eq!(std::fs::read(&made).unwrap(), whole);
    // What a power failure leaves is written again.
    for broken in [&b""[..], b"\xff\xd8\xff", b"\xff\xd8\xff\0\0\0\0\0\0"] {
        std::fs::write(&made, broken).unwrap();
        assert_eq!(pictures.files(&file).await.unwrap().unwrap(), first);
        let written = std::fs::read(&made).unwrap();
        assert!(
            written.len() > 100 && written.ends_with(b"\xff\xd9"),
            "{broken:?}"
        );
    }
}

#[tokio::test]
async fn rejections_give_a_reason() {
    let options = Options {
        file: PathBuf::new(),
        media: Some(PathBuf::from("nowhere")),
        fetch_media: false,
        media_hosts: Vec::new(),
        pictures: PathBuf::from("nowhere"),
        progress: false,
    };
    let pictures = Pictures::new(&options);
    for (key, urls, reason) in [
        (
            "/a.svg",
            vec!["https://bao.example/a.svg".to_owned()],
            "SVG is rejected",
        ),
        ("https://x.example/a.jpg", vec![], "another site"),
        (
            "/a.jpg",
            vec!["https://bao.example/a.jpg".to_owned()],
            "not in the folder",
        ),
    ] {
        let rejection = pictures
            .files(&FileKey {
                key: key.into(),
                urls,
            })
            .await
            .unwrap()
            .unwrap_err();
        assert!(rejection.contains(reason), "{rejection}");
    }
}

#[test]
fn other_files_are_rejected_with_a_reason() {
    let whole = png(RgbImage::new(20, 10));
    for bytes in [
        &b"<svg xmlns='x'></svg>"[..],
        b"",
        b"GIF",
        &whole[..40],
        b"<?php",
    ] {
        assert!(made("a.jpg", bytes).is_err());
    }
    // A header that declares more pixels than fit into memory.
    let mut bomb = whole;
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(made("a.png", &bomb).is_err());
}

#[test]
fn paths_stay_inside_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("uploads")).unwrap();
    std::fs::write(folder.path().join("a.jpg"), "x").unwrap();
    let inside = folder.path().join("uploads");
    assert_eq!(
        read(&inside, "/wp-content/uploads/../a.jpg"),
        Err("its path leaves the folder".into())
    );
    assert!(read(&inside, "/wp-content/uploads/b.jpg").is_err());
    assert!(read(folder.path(), "/wp-content/uploads/a.jpg").is_ok());
}
