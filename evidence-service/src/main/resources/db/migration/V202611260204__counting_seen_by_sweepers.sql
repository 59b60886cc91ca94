-- The sweeper looks for tenants that nothing is in force for yet: those of versions before it.
select plumbline_protect_system('counting', 'select');
