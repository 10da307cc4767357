//! Reading the official download beside the csv crate merely iterating the same records, and the
//! peak of memory: `CAPABILITY_FRAMEWORK_DOWNLOAD=<folder> cargo bench -p benches --features publication --bench download`,
//! where the folder, as seen from the root, holds `roles.csv` and `skills.csv`.

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use capability_framework::publication::Release;
use csv::{ByteRecord, ReaderBuilder};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn iterate(bytes: &[u8]) -> Result<usize, csv::Error> {
    let mut reader = ReaderBuilder::new().from_reader(bytes);
    let mut record = ByteRecord::new();
    let mut count = 0;
    while reader.read_byte_record(&mut record)? {
        count += black_box(&record).len();
    }
    Ok(count)
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(folder) = env::var_os("CAPABILITY_FRAMEWORK_DOWNLOAD").map(PathBuf::from) else {
        println!("skipped: CAPABILITY_FRAMEWORK_DOWNLOAD does not name the folder of a download");
        return Ok(());
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let roles = fs::read(folder.join("roles.csv"))?;
    let skills = fs::read(folder.join("skills.csv"))?;
    let mut least = [Duration::MAX; 2];
    for _ in 0..30 {
        let start = Instant::now();
        black_box(Release::read(&roles[..], &skills[..])?);
        least[0] = least[0].min(start.elapsed());
        let start = Instant::now();
        black_box(iterate(&roles)? + iterate(&skills)?);
        least[1] = least[1].min(start.elapsed());
    }
    let [this_crate, peer] = least.map(|time| time.as_secs_f64() * 1000.0);
    let size = roles.len() + skills.len();
    println!(
        "read {size} bytes: {this_crate:.2} ms; csv iterating: {peer:.2} ms; ratio {:.2}",
        this_crate / peer
    );

    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let release = Release::read(&roles[..], &skills[..])?;
    let (peak, kept) = (MEMORY.peak_usage() - before, MEMORY.current_usage() - before);
    println!(
        "peak of memory: {:.2} times the files; kept by the release: {:.2} times",
        peak as f64 / size as f64,
        kept as f64 / size as f64,
    );
    drop(release);
    Ok(())
}
