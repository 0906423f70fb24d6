/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Tryton server. It is asked, and tells nothing by itself. */
final class TrytonProgram implements SystemProgram {

    private static final String MAIN = "io.millrace.examples.plant.runtime.TrytonServer";

    private final Site site;
    private final Path work;
    private final Duration startLimit;

    TrytonProgram(Site site, Path work, Duration startLimit) {
        this.site = site;
        this.work = work;
        this.startLimit = startLimit;
    }

    @Override
    public String name() {
        return "erp";
    }

    @Override
    public List<String> arguments() {
        return List.of(
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                MAIN,
                work.resolve("tryton").toString(),
                Integer.toString(site.port("erp")));
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("TRYTON_PASSWORD", site.token());
    }

    @Override
    public Duration startLimit() {
        return startLimit;
    }

    @Override
    public boolean hasToldAll() {
        return true;
    }
}
