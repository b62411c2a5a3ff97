//! The native figures: `cargo bench -p jianghui-speed`.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use criterion::{Criterion, criterion_group, criterion_main};
use jianghui_speed::Works;
use std::time::Duration;

fn all(criterion: &mut Criterion) {
    let mut works = Works::new();
    let mut group = criterion.benchmark_group("native");
    group.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3)).sample_size(50);
    for index in 0..works.count() {
        group.bench_function(works.name(index), |bencher| bencher.iter(|| works.run(index, 1)));
    }
    group.finish();
}

criterion_group!(benches, all);
criterion_main!(benches);
