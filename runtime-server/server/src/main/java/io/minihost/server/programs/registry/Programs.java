package io.minihost.server.programs.registry;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Programs extends Repository<Program, String> {

    Program save(Program program);

    Optional<Program> findByAppId(String appId);

    List<Program> findAllByOrderByCreatedAt();

    List<Program> findByOwnerOrderByCreatedAt(String owner);

    /** Those behind a place in the order of their registration, of everybody or of one owner. */
    @Query("select p from Program p where (cast(:owner as string) is null or p.owner = :owner)"
            + " and (p.createdAt > :at or (p.createdAt = :at and p.appId > :id)) order by p.createdAt, p.appId")
    List<Program> after(@Nullable String owner, Instant at, String id, Limit limit);

    /** Keeps everybody else from changing the program's versions until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Program p where p.appId = :appId")
    Optional<Program> lock(String appId);

    /** With all that refers to it. */
    @Modifying
    @Query("delete from Program p where p.appId = :appId")
    void delete(String appId);
}
