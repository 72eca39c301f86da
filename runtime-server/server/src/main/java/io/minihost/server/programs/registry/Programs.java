package io.minihost.server.programs.registry;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Programs extends Repository<Program, String> {

    Program save(Program program);

    Optional<Program> findByAppId(String appId);

    List<Program> findAllByOrderByCreatedAt();

    List<Program> findByOwnerOrderByCreatedAt(String owner);

    /** Keeps everybody else from changing the program's versions until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Program p where p.appId = :appId")
    Optional<Program> lock(String appId);

    /** With all that refers to it. */
    @Modifying
    @Query("delete from Program p where p.appId = :appId")
    void delete(String appId);
}
