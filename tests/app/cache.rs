use corons::store::Author;

use crate::support::Service;

#[test]
fn a_page_is_not_sent_twice_for_the_same_state() {
    let service = Service::new();
    let reader = service.reader();
    let first = reader.get("/").expect(200);
    let etag = first.header("ETag").unwrap().to_owned();
    let again = reader.get_with("/", "If-None-Match", &etag).expect(304);
    assert!(again.bytes.is_empty());
    assert_eq!(again.header("ETag"), Some(etag.as_str()));
    assert_eq!(first.header("Cache-Control"), Some("private, no-cache"));
}

#[test]
fn what_is_shown_differs_by_role_language_and_address_and_so_does_its_tag() {
    let service = Service::new();
    let (reader, manager) = (service.reader(), service.manager());
    let mut tags: Vec<_> = [
        reader.get("/"),
        manager.get("/"),
        reader.get("/?lang=en"),
        reader.get("/?to=2025-12-31"),
        reader.get_with("/", "Accept-Encoding", "br"),
        reader.get_with("/", "Accept-Encoding", "gzip"),
    ]
    .into_iter()
    .map(|answer| answer.expect(200).header("ETag").unwrap().to_owned())
    .collect();
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 6);
}

#[test]
fn two_readers_get_the_same_bytes() {
    let service = Service::new();
    assert_eq!(service.reader().get("/").bytes, service.reader().get("/").bytes);
}

#[test]
fn bodies_are_compressed_as_the_browser_likes() {
    let service = Service::new();
    let reader = service.reader();
    let plain = reader.get("/").expect(200);
    assert_eq!(plain.header("Content-Encoding"), None);
    let packed = reader.get_with("/", "Accept-Encoding", "gzip, deflate, br").expect(200);
    assert_eq!(packed.header("Content-Encoding"), Some("br"));
    let mut text = Vec::new();
    brotli::BrotliDecompress(&mut packed.bytes.as_slice(), &mut text).unwrap();
    assert_eq!(text, plain.bytes);
    let packed = reader.get_with("/", "Accept-Encoding", "gzip;q=0.5, br;q=0").expect(200);
    assert_eq!(packed.header("Content-Encoding"), Some("gzip"));
    let mut text = Vec::new();
    let mut reader = flate2::read::GzDecoder::new(packed.bytes.as_slice());
    std::io::Read::read_to_end(&mut reader, &mut text).unwrap();
    assert_eq!(text, plain.bytes);
}

#[test]
fn a_tag_dies_with_the_next_entry_of_the_ledger() {
    let service = Service::new();
    let reader = service.reader();
    let etag = reader.get("/").expect(200).header("ETag").unwrap().to_owned();
    let (first, last) = ("2018-06-14".parse().unwrap(), "2028-06-13".parse().unwrap());
    service
        .store
        .write(&Author::CommandLine, |tx| tx.set_programme_days("mc", first, last))
        .unwrap();
    let answer = reader.get_with("/", "If-None-Match", &etag).expect(200);
    assert_ne!(answer.header("ETag"), Some(etag.as_str()));
}

#[test]
fn fictional_data_say_so_on_every_page() {
    let service = Service::with(|store| {
        store.write(&Author::CommandLine, |tx| tx.mark_fictional()).unwrap();
    });
    for answer in [
        service.reader().get("/").expect(200),
        service.anyone().get("/sign-in").expect(200),
        service.anyone().get("/").expect(401),
        service.reader().get("/no-such-page").expect(404),
    ] {
        answer.says("Données fictives");
    }
}
