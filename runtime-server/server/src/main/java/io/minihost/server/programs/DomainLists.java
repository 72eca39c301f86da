package io.minihost.server.programs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.minihost.server.common.AppId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which servers a program may ask, as its developer has listed them. */
@Component
public class DomainLists {

    private final JdbcClient jdbc;

    DomainLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Origins such as {@code https://api.example.com}, by what they are for; for sockets {@code wss://…}. */
    public record Lists(List<String> request, List<String> upload, List<String> download, List<String> socket) {

        public Lists(
                @Nullable List<String> request,
                @Nullable List<String> upload,
                @Nullable List<String> download,
                @Nullable List<String> socket) {
            this.request = copy(request);
            this.upload = copy(upload);
            this.download = copy(download);
            this.socket = copy(socket);
        }

        private static List<String> copy(@Nullable List<String> list) {
            return list == null ? List.of() : list.stream().distinct().toList();
        }

        /** Whether nobody has listed anything. */
        @JsonIgnore
        public boolean isEmpty() {
            return byUse().values().stream().allMatch(List::isEmpty);
        }

        Map<String, List<String>> byUse() {
            var all = new LinkedHashMap<String, List<String>>();
            all.put("request", request);
            all.put("upload", upload);
            all.put("download", download);
            all.put("socket", socket);
            return all;
        }
    }

    public Lists of(AppId program) {
        var found = new LinkedHashMap<String, List<String>>();
        jdbc.sql("select use, origin from program_domain where app_id = ? order by origin")
                .param(program.value())
                .query(row -> {
                    found.computeIfAbsent(row.getString("use"), use -> new ArrayList<>())
                            .add(row.getString("origin"));
                });
        return new Lists(found.get("request"), found.get("upload"), found.get("download"), found.get("socket"));
    }

    @Transactional
    void replace(AppId program, Lists lists) {
        jdbc.sql("delete from program_domain where app_id = ?")
                .param(program.value())
                .update();
        lists.byUse()
                .forEach((use, origins) -> origins.forEach(
                        origin -> jdbc.sql("insert into program_domain (app_id, use, origin) values (?, ?, ?)")
                                .params(program.value(), use, origin)
                                .update()));
    }
}
