/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.mapping;

import io.millrace.canonical.value.PlantId;

/** The CloudEvents source of what the warehouse system says: its event ids are unique in it. */
final class WmsSource {

    private WmsSource() {}

    static String of(PlantId plant) {
        return "/wms/" + plant;
    }
}
