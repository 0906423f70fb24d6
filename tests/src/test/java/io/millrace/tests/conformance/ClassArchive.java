/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of the programs, and for long runs the classes of the application in a shared archive, so that it
 * starts in two thirds of the time. Java shares only what comes from jars: folders become one.
 */
final class ClassArchive {

    private final String classPath;
    private final Path archive;

    private ClassArchive(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    static ClassArchive none() {
        return new ClassArchive(System.getProperty("java.class.path"), null);
    }

    /** @param folder where the archive is put by the first application that ends in order */
    static ClassArchive in(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            entries.add(
                    Files.isDirectory(path) ? jar(path, folder.resolve("classes-" + entries.size() + ".jar")) : entry);
        }
        return new ClassArchive(
                String.join(File.pathSeparator, entries),
                folder.resolve("classes.jsa").toAbsolutePath());
    }

    private static String jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            for (Path each : found.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, out);
            }
        }
        return jar.toAbsolutePath().toString();
    }

    String classPath() {
        return classPath;
    }

    List<String> flags() {
        if (archive == null) {
            return List.of();
        }
        return List.of(
                Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:ArchiveClassesAtExit=" + archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Xlog:class+path=off");
    }
}
