/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** How many events are on Kafka that a flow has not accepted yet. */
final class KafkaBacklog implements AutoCloseable {

    private final Admin admin;

    KafkaBacklog(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Events times groups; a group whose members are not settled counts at least as one. */
    long count() throws ExecutionException, InterruptedException {
        List<String> groups = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList();
        Map<String, Set<TopicPartition>> assigned = new HashMap<>();
        long backlog = 0;
        for (ConsumerGroupDescription group :
                admin.describeConsumerGroups(groups).all().get().values()) {
            backlog += group.groupState() == GroupState.STABLE ? 0 : 1;
            Set<TopicPartition> partitions = new HashSet<>();
            group.members()
                    .forEach(member -> partitions.addAll(member.assignment().topicPartitions()));
            assigned.put(group.groupId(), partitions);
        }
        Map<TopicPartition, Long> ends = ends(assigned);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> accepted = accepted(groups);
        for (Map.Entry<String, Set<TopicPartition>> group : assigned.entrySet()) {
            for (TopicPartition partition : group.getValue()) {
                OffsetAndMetadata offset = accepted.get(group.getKey()).get(partition);
                backlog += ends.get(partition) - (offset == null ? 0 : offset.offset());
            }
        }
        return backlog;
    }

    private Map<TopicPartition, Long> ends(Map<String, Set<TopicPartition>> assigned)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        assigned.values().forEach(partitions -> partitions.forEach(each -> latest.put(each, OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> accepted(List<String> groups)
            throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> all = new HashMap<>();
        groups.forEach(group -> all.put(group, new ListConsumerGroupOffsetsSpec()));
        return all.isEmpty()
                ? Map.of()
                : admin.listConsumerGroupOffsets(all).all().get();
    }

    @Override
    public void close() {
        admin.close();
    }
}
