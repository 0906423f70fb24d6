/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The class of a module that names its kamelets for the Java DSL: {@code ErpKamelets.ERP_CONFIRMATION_SINK}. */
final class KameletConstants {

    private KameletConstants() {}

    static Path file(String module) {
        String area = area(module);
        return Catalogue.ROOT.resolve(
                "%s/src/main/java/io/millrace/%s/%s.java".formatted(module, area, className(module)));
    }

    static String source(String module, List<Kamelet> kamelets) {
        StringBuilder source = new StringBuilder("""
                /* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
                package io.millrace.%s;

                /** The kamelets of this module for the Java DSL. Generated: run the build with -Dmillrace.update=true. */
                public final class %s {
                """.formatted(area(module), className(module)));
        kamelets.stream()
                .filter(kamelet -> kamelet.module().equals(module))
                .forEach(kamelet -> source.append("""

                            /** %s. */
                            public static final String %s = "kamelet:%s";
                        """.formatted(kamelet.title(), constant(kamelet), kamelet.name())));
        return source.append("\n    private %s() {}\n}\n".formatted(className(module)))
                .toString();
    }

    private static String constant(Kamelet kamelet) {
        return kamelet.name()
                .substring("mfg-".length())
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
    }

    private static String className(String module) {
        String area = area(module);
        return area.substring(0, 1).toUpperCase(Locale.ROOT) + area.substring(1) + "Kamelets";
    }

    private static String area(String module) {
        return module.substring("routes-".length());
    }
}
