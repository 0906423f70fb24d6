/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotCompliantMBeanException;
import javax.management.StandardMBean;

/** A standard MBean whose operations show the names of their parameters: an operator types into a named field. */
final class NamedMBean extends StandardMBean {

    private final List<Method> operations;

    NamedMBean(LedgerManagementMBean implementation, Class<LedgerManagementMBean> management)
            throws NotCompliantMBeanException {
        super(implementation, management);
        this.operations = Arrays.asList(management.getMethods());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return operations.stream()
                .filter(method -> method.getName().equals(operation.getName())
                        && method.getParameterCount() == operation.getSignature().length)
                .map(method -> method.getParameters()[index].getName())
                .findFirst()
                .orElse(parameter.getName());
    }
}
