package io.minihost.server.shortcuts;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.crypto.Signer;
import java.net.URLEncoder;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Codes that a program may have any number of. Such a code is kept nowhere: its address carries the number of the page and the
 * scene, signed with a key of the page, which stays the same for as long as the program does. So what is printed
 * outlives every change of the host's own keys.
 */
@Service
public class SceneCodes {

    /** What a scene may be made of, as the platform documents it. */
    public static final String SCENE = "[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~]{1,32}";

    /** By their numbers in what is printed, for ever. */
    private static final List<EnvVersion> ENVS = List.of(EnvVersion.RELEASE, EnvVersion.TRIAL, EnvVersion.DEVELOP);

    private static final int FORM = 0x10;
    private static final int FORM_BITS = 0xf0;
    private static final int ENV_BITS = 0x0f;
    private static final int MAC_BYTES = 9;
    private static final int BYTES_MIN = 2 + MAC_BYTES;
    private static final int TEXT_MAX = 80;
    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final CodePages pages;
    private final Clock clock;

    SceneCodes(CodePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Names a code.
     *
     * @param path of the page, empty for the first
     * @param scene of the form {@link #SCENE}
     * @throws PoolFull when the program has too many pages
     */
    public String token(AppId program, String path, String scene, EnvVersion env) {
        var page = pages.named(program, path);
        var head = ByteBuffer.allocate(TEXT_MAX);
        head.put((byte) (FORM | ENVS.indexOf(env)));
        putNumber(head, page.id());
        if (env != EnvVersion.RELEASE) {
            head.putShort((short) (clock.instant().getEpochSecond() / SECONDS_PER_DAY));
        }
        head.put(scene.getBytes(StandardCharsets.US_ASCII));
        var signed = Arrays.copyOf(head.array(), head.position());
        var whole = ByteBuffer.allocate(signed.length + MAC_BYTES).put(signed).put(mac(page, signed));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    Optional<Shortcut> find(String token) {
        if (token.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            return bytes.length < BYTES_MIN || (bytes[0] & FORM_BITS) != FORM ? Optional.empty() : read(token, bytes);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private Optional<Shortcut> read(String token, byte[] bytes) {
        var signed = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        var head = ByteBuffer.wrap(signed);
        var env = head.get() & ENV_BITS;
        var number = number(head);
        if (env >= ENVS.size()) {
            return Optional.empty();
        }
        var version = ENVS.get(env);
        var made = version == EnvVersion.RELEASE
                ? Instant.EPOCH
                : Instant.ofEpochSecond(Short.toUnsignedLong(head.getShort()) * SECONDS_PER_DAY);
        var scene = StandardCharsets.US_ASCII.decode(head).toString();
        var mac = Arrays.copyOfRange(bytes, signed.length, bytes.length);
        return pages.numbered(number)
                .filter(page -> MessageDigest.isEqual(mac(page, signed), mac))
                .map(page -> new Shortcut(
                        token,
                        ShortcutKind.CODE,
                        new Destination(page.program(), page.path(), query(scene), version),
                        made,
                        version == EnvVersion.RELEASE ? null : made.plus(Shortcut.TEST_LIFE)));
    }

    /** Pages get the scene encoded, and decode it themselves. */
    private static String query(String scene) {
        return "scene=" + URLEncoder.encode(scene, StandardCharsets.UTF_8);
    }

    private static byte[] mac(CodePages.CodePage page, byte[] signed) {
        return new Signer(page.key())
                .shortened(MAC_BYTES)
                .mac(Base64.getEncoder().encodeToString(signed));
    }

    /** Seven bits a byte, the lowest first. */
    private static void putNumber(ByteBuffer buffer, long number) {
        var left = number;
        while (left > 0x7f) {
            buffer.put((byte) ((left & 0x7f) | 0x80));
            left >>= 7;
        }
        buffer.put((byte) left);
    }

    private static long number(ByteBuffer buffer) {
        var number = 0L;
        for (var shift = 0; shift < Long.SIZE - 1; shift += 7) {
            var next = buffer.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("no number");
    }
}
