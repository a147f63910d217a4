package se.minasidor.portal.routes;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Lets forms post to the address people see, not to the view's file name. */
public class RoutedViewHandler extends ViewHandlerWrapper {

    public RoutedViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext faces, String viewId) {
        return Routes.addressOf(viewId).orElseGet(() -> super.getActionURL(faces, viewId));
    }
}
