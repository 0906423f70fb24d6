/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.core.master.MasterPage;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.master.MasterRecords;
import io.millrace.erp.sap.mapping.SapMasterDataMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapMasterDataMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "sap:master-data", toType = "canonical:master-data")
public final class SapToMasterData extends MappingTransformer<MasterRecords, MasterPage> {

    @Override
    protected MasterPage map(MasterRecords input, MappingContext context) {
        return SapMasterDataMapper.map(input, context);
    }
}
