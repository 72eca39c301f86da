package io.minihost.server.programs.registry;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Programs extends Repository<Program, String> {

    Program save(Program program);

    Optional<Program> findByAppId(String appId);

    List<Program> findAllByOrderByCreatedAt();

    List<Program> findByOrganisationIdInOrderByCreatedAt(Collection<UUID> organisations);

    /** Those behind a place in the order of their registration, of everybody or of some organisations. */
    @Query("select p from Program p where (:everybody = true or p.organisationId in :organisations)"
            + " and (p.createdAt > :at or (p.createdAt = :at and p.appId > :id)) order by p.createdAt, p.appId")
    List<Program> after(boolean everybody, Collection<UUID> organisations, Instant at, String id, Limit limit);

    /** Keeps everybody else from changing the program's versions until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Program p where p.appId = :appId")
    Optional<Program> lock(String appId);

    /** With all that refers to it. */
    @Modifying
    @Query("delete from Program p where p.appId = :appId")
    void delete(String appId);
}
