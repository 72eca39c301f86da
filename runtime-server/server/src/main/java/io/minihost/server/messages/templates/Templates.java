package io.minihost.server.messages.templates;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.messages.templates.Template.Kind;
import io.minihost.server.messages.templates.TemplateRefused.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of messages that programs send. */
@Service
public class Templates {

    private static final int PER_PROGRAM = 50;
    private static final int KEYWORDS_MIN = 2;
    private static final int KEYWORDS_MAX = 5;
    private static final int SCENE_MAX = 15;
    private static final int RANDOM_BYTES = 32;
    private static final TypeReference<List<Keyword>> KEYWORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Library library;
    private final JsonMapper json;
    private final Clock clock;

    Templates(JdbcClient jdbc, Library library, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.library = library;
        this.json = json;
        this.clock = clock;
    }

    /** In the order in which the program has taken them. */
    public List<Template> of(AppId program) {
        return jdbc.sql("select * from message_template where app_id = ? order by created_at, id")
                .param(program.value())
                .query(this::read)
                .list();
    }

    /** One of a program's; another's is none. */
    public Optional<Template> find(AppId program, String id) {
        return jdbc.sql("select * from message_template where app_id = ? and id = ?")
                .params(program.value(), id)
                .query(this::read)
                .optional();
    }

    /**
     * Takes a kind from the library for a program.
     *
     * @param words which of its keywords, in the program's order
     * @return what the program knows it by
     * @throws TemplateRefused when it cannot
     */
    @Transactional
    public String add(AppId program, int tid, List<Integer> words, String scene) {
        var title = library.find(tid).orElseThrow(() -> new TemplateRefused(Why.TID));
        var keywords = keywords(title, words);
        if (scene.codePointCount(0, scene.length()) > SCENE_MAX) {
            throw new TemplateRefused(Why.SCENE);
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('message templates ' || ?, 0))")
                .param(program.value())
                .query(row -> {});
        if (isBanned(program)) {
            throw new TemplateRefused(Why.BANNED);
        }
        if (of(program).size() >= PER_PROGRAM) {
            throw new TemplateRefused(Why.FULL);
        }
        var id = RandomText.base64(RANDOM_BYTES);
        jdbc.sql("insert into message_template (id, app_id, tid, title, kind, keywords, scene, created_at)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)")
                .params(
                        id,
                        program.value(),
                        tid,
                        title.title(),
                        title.kind().name(),
                        json.writeValueAsString(keywords),
                        scene,
                        Timestamps.of(clock.instant()))
                .update();
        return id;
    }

    private static List<Keyword> keywords(Library.Title title, List<Integer> words) {
        var isFew = words.size() >= KEYWORDS_MIN && words.size() <= KEYWORDS_MAX;
        if (!isFew || new HashSet<>(words).size() != words.size()) {
            throw new TemplateRefused(Why.KEYWORDS);
        }
        return words.stream()
                .map(kid -> title.keywords().stream()
                        .filter(word -> word.kid() == kid)
                        .findFirst()
                        .orElseThrow(() -> new TemplateRefused(Why.KEYWORDS))
                        .keyword())
                .toList();
    }

    /** Takes one away, with what people had agreed to; whether it was there. */
    public boolean delete(AppId program, String id) {
        return jdbc.sql("delete from message_template where app_id = ? and id = ?")
                        .params(program.value(), id)
                        .update()
                > 0;
    }

    /** Whether the operator lets a program send nothing. */
    public boolean isBanned(AppId program) {
        return jdbc.sql("select exists (select 1 from message_ban where app_id = ?)")
                .param(program.value())
                .query(Boolean.class)
                .single();
    }

    /** Lets a program send messages or not. */
    public void ban(AppId program, boolean banned) {
        var sql = banned
                ? "insert into message_ban (app_id) values (?) on conflict do nothing"
                : "delete from message_ban where app_id = ?";
        jdbc.sql(sql).param(program.value()).update();
    }

    /** Lets a program send one kind or not; whether it has it. */
    public boolean ban(AppId program, String id, boolean banned) {
        return jdbc.sql("update message_template set is_banned = ? where app_id = ? and id = ?")
                        .params(banned, program.value(), id)
                        .update()
                > 0;
    }

    private Template read(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getString("id"),
                new AppId(row.getString("app_id")),
                row.getInt("tid"),
                row.getString("title"),
                Kind.valueOf(row.getString("kind")),
                json.readValue(row.getString("keywords"), KEYWORDS),
                row.getString("scene"),
                row.getBoolean("is_banned"));
    }
}
