/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterPage;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.master.MasterMapping;
import io.millrace.erp.master.MasterRecords;

/** Master data as SAP's services have it. */
public final class SapMasterDataMapper {

    private SapMasterDataMapper() {}

    /** @throws io.millrace.canonical.error.MfgException if the plant has no file or no time zone */
    public static MasterPage map(MasterRecords page, MappingContext context) {
        SapPlant plant = SapPlant.of(context, new PlantId(page.plant()), page.readAt());
        SapMasterRecords records = new SapMasterRecords(plant);
        MasterKind kind = MasterKind.of(page.kind());
        return MasterMapping.map(
                SapPlant.SYSTEM,
                page,
                entity -> SapMasterRecords.code(kind, entity),
                entity -> records.map(kind, entity));
    }
}
