/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.master.MasterError;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterPage;
import io.millrace.core.master.MasterPage.Refused;
import io.millrace.core.master.MasterRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Maps the records of a page one by one: one that cannot be used does not keep the others from it. */
public final class MasterMapping {

    private MasterMapping() {}

    /**
     * @param code what the system calls a record's thing
     * @param mapping gives nothing for what is none of the plant's business
     */
    public static MasterPage map(
            String system,
            MasterRecords page,
            Function<JsonNode, String> code,
            Function<JsonNode, Optional<MasterRecord>> mapping) {
        List<MasterRecord> records = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (JsonNode record : page.records()) {
            try {
                mapping.apply(record).ifPresent(records::add);
            } catch (MfgException wrong) {
                String reason = wrong.getMessage().replace(wrong.code().code() + ' ', "");
                refused.add(refused(system, page, record, code.apply(record), wrong.code(), reason, wrong));
            } catch (RuntimeException unforeseen) {
                String reason = unforeseen.toString();
                refused.add(
                        refused(system, page, record, code.apply(record), MasterError.NOT_USABLE, reason, unforeseen));
            }
        }
        return new MasterPage(
                system, new PlantId(page.plant()), MasterKind.of(page.kind()), page.place(), records, refused);
    }

    private static Refused refused(
            String system,
            MasterRecords page,
            JsonNode record,
            String code,
            ErrorCode error,
            String reason,
            Exception cause) {
        String text = page.kind() + " '" + code + "' of " + system + ", plant " + page.plant() + ": " + reason;
        return new Refused(code, page.alone(record), new MfgException(error, text, cause));
    }
}
