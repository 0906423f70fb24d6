/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.edge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * What is installed on the device: jars, and an archive of the classes that a start loads. The JVM makes the archive when
 * it ends, and maps it at the next start instead of reading, parsing and verifying thousands of classes. It archives
 * nothing that lies in a folder, so folders become jars.
 */
final class EdgeProgram {

    private static final Path APPLICATION = Path.of("target", "test-classes", "edge");

    private final List<String> classPath = new ArrayList<>();
    private final Path archive;

    private EdgeProgram(Path folder) {
        this.archive = folder.resolve("edge.jsa");
    }

    static EdgeProgram install(Path folder) throws IOException {
        EdgeProgram installed = new EdgeProgram(Files.createDirectories(folder));
        String ours = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        installed.add(APPLICATION.toAbsolutePath());
        for (String each : ours.split(File.pathSeparator)) {
            installed.add(Path.of(each));
        }
        return installed;
    }

    private void add(Path place) {
        if (!Files.isDirectory(place)) {
            classPath.add(place.toString());
            return;
        }
        String jar = archive.resolveSibling(classPath.size() + ".jar").toString();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        if (tool.run(System.out, System.err, "--create", "--file", jar, "-C", place.toString(), ".") != 0) {
            throw new IllegalStateException("no jar was made of " + place);
        }
        classPath.add(jar);
    }

    String classPath() {
        return String.join(File.pathSeparator, classPath);
    }

    /** For the one run that makes the archive. */
    List<String> makesArchive() {
        return List.of("-XX:ArchiveClassesAtExit=" + archive);
    }

    List<String> usesArchive() {
        return List.of("-XX:SharedArchiveFile=" + archive);
    }
}
