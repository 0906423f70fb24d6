/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.core.master.MasterPage;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.master.MasterRecords;
import io.millrace.erp.tryton.mapping.MasterDataMapper;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link MasterDataMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "tryton:master-data", toType = "canonical:master-data")
public final class TrytonToMasterData extends MappingTransformer<MasterRecords, MasterPage> {

    @Override
    protected MasterPage map(MasterRecords input, MappingContext context) {
        return MasterDataMapper.map(input, context);
    }
}
