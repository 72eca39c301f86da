package io.minihost.server.assets;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class AssetConfiguration {

    /** Most files of a bundle are smaller: they leave in one write. */
    private static final int WRITE_BUFFER_BYTES = 32 * 1024;

    @Bean
    FilterRegistrationBean<AssetFilter> assetFilter(
            ObjectProvider<BundleAssets> bundles, ViewAssets view, HomeAssets home, ConsoleAssets console) {
        // Filters come into being with the web server, long before the database should.
        var later = SingletonSupplier.of(bundles::getObject);
        var registration = new FilterRegistrationBean<>(new AssetFilter(later, view, home, console));
        registration.addUrlPatterns(
                AssetFilter.BUNDLES + "*", AssetFilter.VIEW + "*", HomeAssets.PREFIX + "*", ConsoleAssets.PREFIX + "*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wholeFilesAtOnce() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER_BYTES)));
    }
}
