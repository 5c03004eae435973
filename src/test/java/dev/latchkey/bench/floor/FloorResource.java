package dev.latchkey.bench.floor;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The floors: a constant, the same behind MicroProfile JWT, and one bare primary-key query. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class FloorResource {
  private static final String CONSTANT = "{\"constant\":true}";

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @GET
  @Path("constant")
  @PermitAll
  public String constant() {
    return CONSTANT;
  }

  @GET
  @Path("protected")
  @RolesAllowed("user")
  public String behindToken() {
    return CONSTANT;
  }

  /** One row by its primary key, over the pool that Latchkey uses. */
  @GET
  @Path("select")
  @PermitAll
  public String select(@QueryParam("id") long id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select username from account where id = ?")) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? CONSTANT : "{}";
      }
    }
  }

  /** How many rows a table has; the embedded database can be asked from nowhere else. */
  @GET
  @Path("rows")
  @PermitAll
  @SuppressWarnings("SqlSourceToSinkFlow") // A benchmark's own server, and its own table names.
  public String rows(@QueryParam("of") String table) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement("select count(*) from " + table);
        ResultSet row = query.executeQuery()) {
      row.next();
      return "{\"rows\":\"" + row.getLong(1) + "\"}";
    }
  }
}
