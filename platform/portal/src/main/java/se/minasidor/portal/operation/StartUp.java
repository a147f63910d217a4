package se.minasidor.portal.operation;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import se.minasidor.tenancy.Started;
import se.minasidor.tenancy.TenantFolders;

/**
 * What happens before the first request: the tables are brought up to date, the tenants are read,
 * work in the background begins.
 */
@WebListener
public class StartUp implements ServletContextListener {

    @Inject private Migrations migrations;
    @Inject private TenantFolders folders;
    @Inject private Event<Started> started;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        migrations.run();
        folders.start();
        started.fire(new Started());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        folders.stop();
    }
}
